using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class NonFiniteTrainingDetectorTests
{
    private static readonly NonFiniteTrainingDetector Detector = new();

    [Theory]
    [InlineData("inputs", "inputs", "in the inputs at step 300", "Remove or repair the rows")]
    [InlineData("loss", "loss", "in the loss at step 300", "unguarded 0")]
    [InlineData("layers.2", "activation", "in the activation 'layers.2' at step 300", "lower the learning rate")]
    [InlineData("layers.2.weight", "parameter", "in the parameter 'layers.2.weight' at step 300", "clip the gradient")]
    public void Says_where_it_arose(string where, string kind, string place, string advice)
    {
        Finding finding = Detector.Finds(Snapshot(Broken(where, kind)));

        Assert.Equal((Severity.Error, Outcome.NonFinite, where), (finding.Severity, finding.Implies, finding.Subject));
        Assert.Contains($"{place} (n = 640 losses, 340 not finite)", finding.Message, StringComparison.Ordinal);
        Assert.Contains(advice, finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("non-finite losses", 340, Expectation.AtMost, 0, 640), Assert.Single(finding.Evidence));
    }

    /// <summary>Half precision: the first steps overflow, the scaler skips them, and every loss is finite.</summary>
    [Fact]
    public void Near_miss_a_loss_scaler_is_a_note()
    {
        Finding finding = Detector.Finds(Snapshot(Healthy with { NonFinite = new NonFiniteSummary(1, "layers.0.weight", "gradient") }));

        Assert.Equal((Severity.Note, null), (finding.Severity, finding.Implies));
        Assert.Equal(new Evidence("non-finite numbers in 'layers.0.weight'", 1, Expectation.AtMost, 0, 640), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void A_loop_that_stops_at_the_first_is_no_recovery() => Assert.Equal(
        Outcome.NonFinite, Detector.Finds(Snapshot(Healthy with { Steps = 641, NonFinite = new NonFiniteSummary(641, "loss", "loss"), Loss = Healthy.Loss with { NonFiniteCount = 1 } })).Implies);

    [Fact]
    public void A_loss_counted_without_a_place_is_enough() => Detector.Finds(Snapshot(Healthy with { Loss = Healthy.Loss with { NonFiniteCount = 3 } }));

    [Fact]
    public void Nothing_observed_is_not_clear()
    {
        Detector.IsSilentOn(Snapshot(Healthy));
        Detector.CannotJudge(Snapshot(Healthy with { Steps = 0, Loss = CourseSummary.Empty }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NonFiniteTrainingOptions { StepsAfter = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NonFiniteTrainingOptions { LastingShare = 0 });
    }

    private static TrainingSummary Broken(string where, string kind) =>
        Failed with { NonFinite = new NonFiniteSummary(300, where, kind), Loss = Failed.Loss with { Count = 300, NonFiniteCount = 340 } };
}
