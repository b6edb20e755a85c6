using System.Text.RegularExpressions;

namespace CollapseGuard.Repository.Tests;

/// <summary>What the README and the guides show is what compiles, runs and prints.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Code_samples_are_those_that_the_tests_run() =>
        Assert.Equal(Samples.Tested("ReadmeSamples.cs"), Samples.Shown(Readme));

    [Fact]
    public void Code_samples_of_the_guide_are_those_that_the_tests_run()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "from-csv-to-warehouse.md"));

        Assert.Equal(Samples.Tested("GuideSamples.cs"), Samples.Shown(guide));
    }

    [Fact]
    public void Code_samples_of_the_TorchSharp_guide_are_those_that_its_tests_run()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "torchsharp.md"));

        Assert.Equal(
            Samples.Tested(Path.Combine("..", "CollapseGuard.TorchSharp.Tests", "GuideSamples.cs")).Order(StringComparer.Ordinal),
            Samples.Shown(guide).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Code_samples_of_the_resampling_guide_are_those_that_its_tests_run()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "resampling.md"));

        Assert.Equal(Samples.Tested(Path.Combine("..", "CollapseGuard.Resampling.Tests", "GuideSamples.cs")), Samples.Shown(guide));
    }

    /// <summary>The demo trains: on another machine the last digits may differ, and the words may not.</summary>
    [Fact]
    public void Terminal_report_is_what_the_demo_prints()
    {
        string printed = Repository.RunToExit(1, "dotnet", "run", "--no-build", "-c", "Release", "--project", Path.Combine("src", "CollapseGuard.Cli"), "--", "demo");
        string shown = ConsoleBlock().Match(Readme).Groups["output"].Value;

        Assert.NotEmpty(shown);
        Assert.Contains(Words(shown), Words(printed), StringComparison.Ordinal);
    }

    private static string Words(string text) => Blank().Replace(Number().Replace(text, "#"), " ").Trim();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();
}
