using System.Text.RegularExpressions;

namespace CollapseGuard.Repository.Tests;

/// <summary>What the README shows is what compiles, runs and prints.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Code_samples_are_those_that_the_tests_run()
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "CollapseGuard.Repository.Tests", "ReadmeSamples.cs"));
        IEnumerable<string> tested = Sample().Matches(source).Select(sample => Unindented(sample.Groups["code"].Value));

        IEnumerable<string> shown = CodeBlock().Matches(Readme).Select(block => block.Groups["code"].Value.TrimEnd());

        Assert.Equal(tested, shown);
    }

    [Fact]
    public void Terminal_report_is_what_the_demo_prints()
    {
        string printed = Repository.Run("dotnet", "run", "--no-build", "-c", "Release", "--project", Path.Combine("src", "CollapseGuard.Cli"), "--", "demo");
        string shown = ConsoleBlock().Match(Readme).Groups["output"].Value;

        Assert.NotEmpty(shown);
        Assert.Contains(shown.TrimEnd(), printed.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string Unindented(string code)
    {
        string[] lines = code.TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..].TrimEnd() : ""));
    }

    [GeneratedRegex(@"// <sample>\n(?<code>.*?)\n[ ]*// </sample>", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();
}
