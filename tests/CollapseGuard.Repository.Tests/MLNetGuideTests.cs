namespace CollapseGuard.Repository.Tests;

/// <summary>The guides to ML.NET show what their tests run.</summary>
public class MLNetGuideTests
{
    [Theory]
    [InlineData("mlnet.md", "Guides/MLNetGuide.cs")]
    [InlineData("mlnet-checks.md", "Checks/GuideSamples.cs")]
    [InlineData("mlnet-normalization.md", "Normalizing/GuideSamples.cs")]
    [InlineData("mlnet-regularization.md", "Regularizing/GuideSamples.cs")]
    [InlineData("mlnet-resampling.md", "Guides/ResamplingGuide.cs")]
    [InlineData("mlnet-thresholds.md", "Guides/ThresholdGuide.cs")]
    [InlineData("mlnet-validation.md", "Guides/ValidationGuide.cs")]
    [InlineData("mlnet-watching.md", "Guides/WatchingGuide.cs")]
    public void Code_samples_are_those_that_the_tests_run(string guide, string source) => Assert.Equal(
        Samples.Tested(Path.Combine("..", "CollapseGuard.MLNet.Tests", source)),
        Samples.Shown(File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", guide))));
}
