using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class CoupledRowsDetectorTests
{
    private static readonly CoupledRowsDetector Detector = new();

    /// <summary>Softmax over 64 rows: alone a row gets 1, in the batch about 1/64.</summary>
    [Fact]
    public void Finds_a_softmax_over_the_batch()
    {
        Finding finding = Detector.Finds(Model(m => m with { RowCoupling = 9.8, Deviation = .1 }));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("by 9.8 times the spread of the answers (n = 64 rows, inference mode)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(.05, Assert.Single(finding.Evidence).Limit);
    }

    /// <summary>Training mode couples rows by design; the statistic is taken in inference mode, where they are apart.</summary>
    [Fact]
    public void Near_miss_batch_normalization() => Detector.IsSilentOn(Model(m => m with { RowCoupling = 2e-6, HasBatchNorm = true, ModeDifference = 3 }));

    /// <summary>Outputs of 20 ± 1e-4: a difference of 2e-5 is .2 spreads, and rounding of a float32.</summary>
    [Fact]
    public void Near_miss_rounding_of_a_near_constant() => Detector.CannotJudge(Of(Sound with
    {
        Model = SoundModel with { RowCoupling = .2, Deviation = 1e-4 },
        Outputs = Sound.Outputs! with { OutputMinimum = 20, OutputMaximum = 20.001 },
    }));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Model(m => m with { RowCoupling = double.NaN }));
        Detector.CannotJudge(Of(Sound with { Rows = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoupledRowsOptions { MaximumCoupling = 2 });
    }
}
