using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.FittedModels;

namespace CollapseGuard.Tests.Detectors;

public class LostInputsDetectorTests
{
    private static readonly LostInputsDetector Detector = new();

    [Fact]
    public void Finds_inputs_that_are_encoded_as_nothing()
    {
        Finding finding = Detector.Finds(Shape(200, 1, 1, 500, 0, 0));

        Assert.StartsWith("1 of 1 inputs vary, and none of the 500 features made of them does (n = 200)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("features that vary", 0, Expectation.AtLeast, 1, 200), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Finds_rows_that_have_columns_of_their_own() =>
        Assert.Equal(.9, Assert.Single(Detector.Finds(Shape(500, 1, 1, 500, 500, 450)).Evidence).Value);

    /// <summary>Half of the rows hold a rare word; the others share theirs.</summary>
    [Fact]
    public void Near_miss_rare_categories() => Detector.IsSilentOn(Shape(500, 1, 1, 300, 300, 250));

    [Fact]
    public void Near_miss_one_feature_that_varies() => Detector.IsSilentOn(Shape(500, 9, 9, 12, 1, 0));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.CannotJudge(Shape(9, 1, 1, 5, 0, 0));
        Detector.CannotJudge(Shape(500, 2, 0, 5, 0, 0));
        Detector.DoesNotApplyTo(With(s => s with { Features = null }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LostInputsOptions { MaximumShareApart = 2 });
    }

    private static Snapshot Shape(long rows, int inputs, int varying, int features, int varyingFeatures, long apart) =>
        With(s => s with { Features = new FeatureShape(rows, inputs, varying, features, varyingFeatures, apart) });
}
