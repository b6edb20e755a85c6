namespace CollapseGuard.Repository.Tests;

/// <summary>What docs/guides/mlnet-resampling.md shows is what compiles and runs.</summary>
public class MLNetResamplingGuideTests
{
    [Fact]
    public void Code_samples_are_those_that_the_tests_run()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "mlnet-resampling.md"));

        Assert.Equal(Samples.Tested(Path.Combine("..", "CollapseGuard.MLNet.Tests", "Guides", "ResamplingGuide.cs")), Samples.Shown(guide));
    }
}
