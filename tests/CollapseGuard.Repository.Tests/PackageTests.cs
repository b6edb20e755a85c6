using System.IO.Compression;
using System.Xml.Linq;
using CollapseGuard.Tests;

namespace CollapseGuard.Repository.Tests;

/// <summary>What a package carries: the approved dependencies, its README, its licence, its documentation.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private readonly string output = Directory.CreateTempSubdirectory("collapseguard-pack").FullName;

    public static TheoryData<string> Libraries => [.. Repository.PackedProjects.Where(name => name != "CollapseGuard.Cli")];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Package_depends_on_what_was_approved(string project)
    {
        using ZipArchive package = Pack(project);

        string dependencies = string.Concat(Nuspec(package).Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            // Our own packages move in step with the version of the tag.
            .Select(element => (Id: element.Attribute("id")!.Value, Version: element.Attribute("version")!.Value))
            .Select(d => d.Id.StartsWith("CollapseGuard", StringComparison.Ordinal) ? $"{d.Id} (same version)\n" : $"{d.Id} {d.Version}\n")
            .Order(StringComparer.Ordinal));

        ApprovedText.MatchesFile(Path.Combine(Repository.Root, "src", project, "PackageDependencies.txt"), dependencies);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Package_carries_readme_licence_and_documentation(string project)
    {
        using ZipArchive package = Pack(project);
        var entries = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("README.md", entries);
        Assert.Contains("LICENSE", entries);
        Assert.Contains($"lib/net10.0/{project}.xml", entries);
        Assert.Contains(Nuspec(package).Descendants(), element => element.Name.LocalName == "license" && element.Value == "MIT");
    }

    public void Dispose() => Directory.Delete(output, recursive: true);

    private static XDocument Nuspec(ZipArchive package)
    {
        using Stream stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream);
    }

    private ZipArchive Pack(string project)
    {
        Repository.Run("dotnet", "pack", Path.Combine("src", project), "--no-build", "-c", Configuration, "-o", output, "-nologo", "-v", "q");
        return ZipFile.OpenRead(Directory.EnumerateFiles(output, project + ".*.nupkg").Single(file => !file.EndsWith(".symbols.nupkg", StringComparison.Ordinal)));
    }
}
