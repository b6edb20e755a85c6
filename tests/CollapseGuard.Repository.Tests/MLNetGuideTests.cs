namespace CollapseGuard.Repository.Tests;

/// <summary>The guides to validation and thresholds in ML.NET show what their tests run.</summary>
public class MLNetValidationGuideTests
{
    [Theory]
    [InlineData("mlnet-validation.md", "ValidationGuide.cs")]
    [InlineData("mlnet-thresholds.md", "ThresholdGuide.cs")]
    public void Code_samples_are_those_that_the_tests_run(string guide, string source) => Assert.Equal(
        Samples.Tested(Path.Combine("..", "CollapseGuard.MLNet.Tests", "Guides", source)),
        Samples.Shown(File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", guide))));
}
