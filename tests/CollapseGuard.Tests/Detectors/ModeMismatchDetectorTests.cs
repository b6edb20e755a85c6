using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class ModeMismatchDetectorTests
{
    private static readonly ModeMismatchDetector Detector = new();

    [Fact]
    public void Finds_statistics_that_do_not_fit()
    {
        Finding finding = Detector.Finds(Model(m => m with { ModeDifference = 2.5, TrainingNoise = .4, HasBatchNorm = true, AtStep = 300 }));

        Assert.Equal(1.4, Assert.Single(finding.Evidence).Limit);
        Assert.Contains("by 2.5 times their spread (n = 64 rows, step 300)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_dropout_explains_the_difference() => Detector.IsSilentOn(Model(m => m with { ModeDifference = 3, TrainingNoise = 6, DropoutRate = .5 }));

    [Fact]
    public void Near_miss_statistics_of_a_small_batch() => Detector.IsSilentOn(Model(m => m with { ModeDifference = .35, HasBatchNorm = true, AtStep = 300 }));

    /// <summary>Running mean 0 and variance 1 are the start of every healthy model.</summary>
    [Fact]
    public void Near_miss_running_statistics_before_training() => Assert.Contains(
        "need 50", Detector.CannotJudge(Model(m => m with { ModeDifference = 40, HasBatchNorm = true })), StringComparison.Ordinal);

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Model(m => m with { ModeDifference = double.NaN }));
        Detector.CannotJudge(Of(Sound with { Rows = 4 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModeMismatchOptions { SettlingSteps = -1 });
    }
}
