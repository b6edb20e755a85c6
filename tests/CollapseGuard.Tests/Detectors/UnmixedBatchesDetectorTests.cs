using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class UnmixedBatchesDetectorTests
{
    private static readonly UnmixedBatchesDetector Detector = new();

    [Fact]
    public void Batches_of_one_class()
    {
        Finding finding = Detector.Finds(Mixed(Failed, new BatchMixSummary(200, .01, .96875, .95)));

        Assert.Equal((Severity.Warning, "batches"), (finding.Severity, finding.Subject));
        Assert.Equal(.01 / .96875, finding.Evidence[0].Value, 12);
        Assert.Contains("of the batches hold one target value only (n = 200 batches)", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>One positive row in a hundred: most batches of 8 hold negatives only, and are mixed as well as can be.</summary>
    [Fact]
    public void Near_miss_a_rare_class() => Detector.IsSilentOn(Mixed(Failed, new BatchMixSummary(200, .86, .875, .92)));

    [Fact]
    public void Near_miss_half_mixed_and_a_network_that_learns()
    {
        Detector.IsSilentOn(Mixed(Failed, new BatchMixSummary(200, .45, .9, .1)));
        Assert.Equal(Severity.Note, Detector.Finds(Mixed(Healthy, new BatchMixSummary(200, .3, .9, .1))).Severity);
    }

    /// <summary>In batches of one class the answer of the batch before looks like skill.</summary>
    [Fact]
    public void Skill_that_held_out_rows_do_not_share_is_no_excuse() =>
        Assert.Equal(Severity.Warning, Detector.Finds(Mixed(Healthy with { TrainingSkill = .4, ValidationSkill = -.3 }, new BatchMixSummary(200, .01, .96875, .95))).Severity);

    [Fact]
    public void Too_little_to_judge()
    {
        Detector.CannotJudge(Mixed(Failed, new BatchMixSummary(9, 0, .9, 1)));
        Detector.DoesNotApplyTo(Mixed(Failed, new BatchMixSummary(200, double.NaN, .9, 1)));
        Detector.DoesNotApplyTo(Snapshot(Failed with { Batches = null }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnmixedBatchesOptions { MinimumMix = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnmixedBatchesOptions { MinimumBatches = 1 });
    }

    private static Snapshot Mixed(TrainingSummary training, BatchMixSummary batches) => Snapshot(training with { Batches = batches });
}
