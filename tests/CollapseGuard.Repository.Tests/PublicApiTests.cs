using System.Reflection;
using PublicApiGenerator;

namespace CollapseGuard.Repository.Tests;

/// <summary>The public surface of each library equals its approved text.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("CollapseGuard")]
    [InlineData("CollapseGuard.Assertions")]
    public void Public_surface_is_the_approved_one(string library)
    {
        string surface = Assembly.Load(library).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });

        Approved.Matches(Path.Combine(Repository.Root, "src", library, "PublicApi.txt"), surface + "\n");
    }
}
