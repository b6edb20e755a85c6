using System.Reflection;
using PublicApiGenerator;
using CollapseGuard.Tests;

namespace CollapseGuard.Repository.Tests;

/// <summary>The public surface of each library equals its approved text.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("CollapseGuard")]
    [InlineData("CollapseGuard.Assertions")]
    [InlineData("CollapseGuard.MLNet")]
    [InlineData("CollapseGuard.Resampling")]
    [InlineData("CollapseGuard.Search")]
    [InlineData("CollapseGuard.Sql")]
    [InlineData("CollapseGuard.TorchSharp")]
    public void Public_surface_is_the_approved_one(string library)
    {
        string surface = Assembly.Load(library).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });

        ApprovedText.MatchesFile(Path.Combine(Repository.Root, "src", library, "PublicApi.txt"), surface + "\n");
    }
}
