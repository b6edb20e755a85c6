namespace CollapseGuard.Repository.Tests;

/// <summary>What the guide to searching shows is what three test projects run.</summary>
public class SearchGuideTests
{
    [Fact]
    public void Code_samples_of_the_search_guide_are_those_that_its_tests_run()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "search.md"));

        Assert.Equal(
            [
                .. Samples.Tested(Path.Combine("..", "CollapseGuard.Search.Tests", "GuideSamples.cs")),
                .. Samples.Tested(Path.Combine("..", "CollapseGuard.MLNet.Tests", "Searching", "SearchGuideSamples.cs")),
                .. Samples.Tested(Path.Combine("..", "CollapseGuard.TorchSharp.Tests", "SearchGuideSamples.cs")),
            ],
            Samples.Shown(guide));
    }
}
