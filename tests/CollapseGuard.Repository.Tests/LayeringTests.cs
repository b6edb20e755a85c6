using System.Reflection;

namespace CollapseGuard.Repository.Tests;

/// <summary>What each library may know.</summary>
public class LayeringTests
{
    [Fact]
    public void Core_references_no_framework()
    {
        IEnumerable<string> references = ReferencesOf("CollapseGuard");

        Assert.Equal(["MathNet.Numerics", "System.Numerics.Tensors"], references);
    }

    [Fact]
    public void Assertions_reference_the_core_only()
    {
        Assert.Equal(["CollapseGuard"], ReferencesOf("CollapseGuard.Assertions"));
    }

    [Fact]
    public void Resampling_references_the_core_only()
    {
        Assert.Equal(["CollapseGuard"], ReferencesOf("CollapseGuard.Resampling"));
    }

    [Fact]
    public void Search_references_the_core_and_its_mathematics()
    {
        Assert.Equal(["CollapseGuard", "MathNet.Numerics"], ReferencesOf("CollapseGuard.Search"));
    }

    [Fact]
    public void MLNet_references_the_core_its_methods_and_its_framework()
    {
        string[] references = [.. ReferencesOf("CollapseGuard.MLNet")];

        Assert.Equal(["CollapseGuard", "CollapseGuard.Resampling", "CollapseGuard.Search"], references.Where(name => name.StartsWith("CollapseGuard", StringComparison.Ordinal)));
        Assert.All(references, name => Assert.Matches(@"^(CollapseGuard|MathNet\.Numerics|Microsoft\.ML|Microsoft\.Extensions\.Logging\.Abstractions)(\.|$)", name));
    }

    [Fact]
    public void Sql_references_the_core_and_no_provider()
    {
        Assert.Equal(["CollapseGuard"], ReferencesOf("CollapseGuard.Sql"));
    }

    [Fact]
    public void TorchSharp_references_the_core_and_its_framework()
    {
        Assert.Equal(["CollapseGuard", "Microsoft.Extensions.Logging.Abstractions", "System.Numerics.Tensors", "TorchSharp"], ReferencesOf("CollapseGuard.TorchSharp"));
    }

    private static IEnumerable<string> ReferencesOf(string library)
    {
        string frameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Assembly.Load(library).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !File.Exists(Path.Combine(frameworkFolder, name + ".dll")))
            .Order(StringComparer.Ordinal);
    }
}
