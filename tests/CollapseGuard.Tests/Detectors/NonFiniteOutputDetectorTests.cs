using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class NonFiniteOutputDetectorTests
{
    private static readonly NonFiniteOutputDetector Detector = new();

    [Fact]
    public void Finds_one_nan_among_many()
    {
        (float[] predicted, float[] actual) = Drawn.Numbers(500, .9, .9);
        predicted[7] = float.NaN;
        predicted[8] = float.PositiveInfinity;
        Finding finding = Detector.Finds(Drawn.Regression(predicted, actual));

        Assert.Equal(Outcome.NonFinite, finding.Implies);
        Assert.Contains("NaN or infinite: 2 in 'output' (n = 500 rows)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(2, finding.Evidence[0].Value);
    }

    [Fact]
    public void Near_miss_a_missing_target_is_no_fault_of_the_model()
    {
        (float[] predicted, float[] actual) = Drawn.Numbers(500, .9, .9);
        actual[3] = float.NaN;
        Detector.IsSilentOn(Drawn.Regression(predicted, actual));
    }

    [Fact]
    public void Looks_at_scores_matrices_and_unlabelled_outputs()
    {
        bool[] truth = [true, false, true];
        Detector.Finds(Drawn.Binary([.1f, float.NaN, .3f], truth));
        Detector.Finds(Drawn.Matrix([.5f, .5f, float.NaN, .5f], 2, [0, 1]));
        Detector.Finds(Drawn.Unlabelled([1, float.NegativeInfinity]));
    }

    [Fact]
    public void Labels_cannot_be_non_finite() => Detector.DoesNotApplyTo(Drawn.Labels(2, 5, 5, 5, 5));

    [Fact]
    public void No_rows_are_not_judged() => Detector.CannotJudge(Drawn.Regression([], []));
}
