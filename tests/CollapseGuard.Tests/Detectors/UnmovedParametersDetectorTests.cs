using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class UnmovedParametersDetectorTests
{
    private static readonly UnmovedParametersDetector Detector = new();

    [Theory]
    [InlineData(0, 0, 0, 10, "no parameter asks for gradients (n = 500)", "requires_grad")]
    [InlineData(400, 0, 400, 10, "the optimizer holds none of the model's trainable parameters (n = 400)", "after the last layer was replaced")]
    [InlineData(400, 400, 0, 10, "no parameter ever got a gradient (n = 640)", "detach")]
    [InlineData(400, 400, 400, 32, "gradients arrive, and no parameter has moved (n = 32)", "step() that is never called")]
    public void Each_way_not_to_train(long trainable, long held, long withGradient, long watched, string what, string next)
    {
        Finding finding = Detector.Finds(Watched(new ParameterSummary(500, trainable, held, withGradient, watched, 0)));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains(what, finding.Message, StringComparison.Ordinal);
        Assert.Contains(next, finding.Message, StringComparison.Ordinal);
        Assert.Equal((0, 1), (finding.Evidence[0].Value, finding.Evidence[0].Limit));
    }

    /// <summary>A backbone of 450 numbers is frozen, and the optimizer holds the head alone.</summary>
    [Fact]
    public void Near_miss_a_frozen_backbone() => Detector.IsSilentOn(Watched(new ParameterSummary(500, 50, 50, 50, 100, 100)));

    /// <summary>A scaler in half precision skipped 16 of 17 steps; of two networks this optimizer holds one.</summary>
    [Fact]
    public void Near_miss_skipped_steps_and_two_optimizers()
    {
        Detector.IsSilentOn(Watched(new ParameterSummary(500, 500, 500, 500, 17, 1)));
        Detector.CannotJudge(Watched(new ParameterSummary(500, 500, 500, 500, 16, 0)));
        Detector.IsSilentOn(Watched(new ParameterSummary(500, 500, 200, 500, 100, 100)));
    }

    [Fact]
    public void Too_little_to_judge()
    {
        Detector.DoesNotApplyTo(Snapshot(Healthy with { Parameters = null }));
        Detector.DoesNotApplyTo(Watched(new ParameterSummary(0, 0, 0, 0, 0, 0)));
        Detector.CannotJudge(Watched(new ParameterSummary(500, 500, 500, 0, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnmovedParametersOptions { StepsWithoutGradient = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnmovedParametersOptions { StepsWithoutMove = 0 });
    }

    private static Snapshot Watched(ParameterSummary parameters) => Snapshot(Failed with { Parameters = parameters });
}
