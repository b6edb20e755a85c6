namespace CollapseGuard.Repository.Tests;

/// <summary>The guide to augmentation shows what the tests of two packages run.</summary>
public class AugmentationGuideTests
{
    [Fact]
    public void Code_samples_are_those_that_the_tests_run()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "augmentation.md"));
        string[] files =
        [
            Path.Combine("..", "CollapseGuard.Resampling.Tests", "Augmentation", "AugmentationGuideSamples.cs"),
            Path.Combine("..", "CollapseGuard.MLNet.Tests", "Augmenting", "AugmentationGuideSamples.cs"),
        ];

        Assert.Equal(files.SelectMany(Samples.Tested), Samples.Shown(guide));
    }
}
