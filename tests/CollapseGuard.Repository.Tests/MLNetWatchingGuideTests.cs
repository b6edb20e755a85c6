namespace CollapseGuard.Repository.Tests;

/// <summary>The guide to watching in ML.NET shows what its tests run.</summary>
public class MLNetWatchingGuideTests
{
    [Fact]
    public void Code_samples_are_those_that_the_tests_run() => Assert.Equal(
        Samples.Tested(Path.Combine("..", "CollapseGuard.MLNet.Tests", "Guides", "WatchingGuide.cs")),
        Samples.Shown(File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "mlnet-watching.md"))));
}
