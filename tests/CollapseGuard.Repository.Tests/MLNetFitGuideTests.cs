namespace CollapseGuard.Repository.Tests;

/// <summary>The guides to normalization and regularization in ML.NET show what their tests run.</summary>
public class MLNetFitGuideTests
{
    [Theory]
    [InlineData("mlnet-normalization.md", "Normalizing")]
    [InlineData("mlnet-regularization.md", "Regularizing")]
    public void Code_samples_are_those_that_the_tests_run(string guide, string folder) => Assert.Equal(
        Samples.Tested(Path.Combine("..", "CollapseGuard.MLNet.Tests", folder, "GuideSamples.cs")),
        Samples.Shown(File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", guide))));
}
