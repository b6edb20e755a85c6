using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class PenaltyInLossDetectorTests
{
    private static readonly PenaltyInLossDetector Detector = new();

    [Fact]
    public void Finds_a_penalty_that_outweighs_the_data()
    {
        Finding finding = Detector.Finds(Ratio(.97));

        Assert.Equal((Severity.Warning, "loss"), (finding.Severity, finding.Subject));
        Assert.StartsWith("At the first batch the penalty's gradient is 0.97 of the whole gradient (n = 64 rows)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_much_as_the_data_is_a_note() => Assert.Equal(Severity.Note, Detector.Finds(Ratio(.7)).Severity);

    /// <summary>At the end of a run the two gradients balance, and the whole one is small beside either.</summary>
    [Fact]
    public void A_model_trained_before_is_a_note() => Assert.Equal(
        Severity.Note, Detector.Finds(Of(Sound with { Loss = new LossBehavior { PenaltyGradientRatio = 12 }, Initialization = [] })).Severity);

    [Fact]
    public void Near_miss_usual_weight_decay() => Detector.IsSilentOn(Ratio(.08));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound with { Loss = null }));
        Detector.DoesNotApplyTo(Ratio(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PenaltyInLossOptions { MaximumRatio = -1 });
    }

    private static Snapshot Ratio(double ratio) => Of(Sound with { Loss = new LossBehavior { PenaltyGradientRatio = ratio } });
}
