using System.Text.RegularExpressions;

namespace CollapseGuard.Repository.Tests;

/// <summary>Documents point at things that exist, and nothing points at one machine.</summary>
public partial class DocumentTests
{
    [Fact]
    public void Relative_links_resolve()
    {
        var broken = new List<string>();
        foreach (string document in Repository.Files("*.md").Where(file => !file.Contains("/Approved/", StringComparison.Ordinal)))
        {
            string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
            foreach (Match link in Link().Matches(WithoutCode(File.ReadAllText(Path.Combine(Repository.Root, document)))))
            {
                string target = link.Groups["target"].Value;
                if (!target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !Path.Exists(Path.Combine(folder, target.Split('#')[0])))
                {
                    broken.Add($"{document}: {target}");
                }
            }
        }

        Assert.Empty(broken);
    }

    [Fact]
    public void No_absolute_path_of_a_machine()
    {
        string[] kinds = ["*.cs", "*.md", "*.csproj", "*.props", "*.targets", "*.sh", "*.py", "*.json", "*.txt"];
        var found = kinds.SelectMany(Repository.Files)
            .Where(file => MachinePath().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, file))));

        Assert.Empty(found);
    }

    private static string WithoutCode(string markdown) => Fence().Replace(markdown, "");

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<![A-Za-z0-9._~$}-])/(?:root|home|work|Users)/[A-Za-z]")]
    private static partial Regex MachinePath();
}
