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
        Assert.Contains("NaN or infinite: 2 of 500 (0.4 %) in 'output' (n = 500)", finding.Message, StringComparison.Ordinal);
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

    /// <summary>A model asked for its answers: they are counted among the outputs, and not a second time by the probe.</summary>
    [Fact]
    public void The_answers_of_a_model_are_counted_once()
    {
        FeatureTable rows = FeatureTable.FromRowMajor([.. Enumerable.Range(0, 100).Select(i => (float)i)], 1);
        CollapseReport report = Collapse.CheckModel((values, _, outputs) => values.CopyTo(outputs), rows);
        CollapseReport broken = Collapse.CheckModel((_, _, outputs) => outputs.Fill(float.NaN), rows);

        Assert.DoesNotContain(report.Findings, f => f.Detector.Id == "CG1002");
        Finding finding = Assert.Single(broken.Findings, f => f.Detector.Id == "CG1002");
        Assert.Equal(100, finding.Evidence[0].Value);
        Assert.Contains("all 100 of", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_cannot_be_non_finite() => Detector.DoesNotApplyTo(Drawn.Labels(2, 5, 5, 5, 5));

    [Fact]
    public void No_rows_are_not_judged() => Detector.CannotJudge(Drawn.Regression([], []));
}
