using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.FittedModels;

namespace CollapseGuard.Tests.Detectors;

public class UncentredNormalizerDetectorTests
{
    private static readonly UncentredNormalizerDetector Detector = new();

    [Fact]
    public void Finds_years_that_were_divided_and_not_centred()
    {
        Finding finding = Detector.Finds(Columns(new NormalizedColumn("month", false, .5, .3, 96), new NormalizedColumn("year", false, .999, .00125, 96)));

        Assert.Equal((Severity.Warning, "year"), (finding.Severity, finding.Subject));
        Assert.Equal("|mean|/sd('year', normalized)", Assert.Single(finding.Evidence).Statistic);
        Assert.StartsWith("'year' leaves its normalizer at 0.999 ± 0.00125 (n = 96)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tenth_of_the_spread_is_a_note() => Assert.Equal(Severity.Note, Detector.Finds(Columns(new NormalizedColumn("x", false, 1, .05, 96))).Severity);

    /// <summary>A normalizer that centres by the training rows' median may leave a mean; it is not the one that is looked for.</summary>
    [Fact]
    public void Near_miss_a_normalizer_that_shifts() => Detector.IsSilentOn(Columns(new NormalizedColumn("year", true, 3, .1, 96)));

    [Fact]
    public void Near_miss_a_spread_of_an_eighth() => Detector.IsSilentOn(Columns(new NormalizedColumn("x", false, 1, .125, 96)));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.CannotJudge(Columns(new NormalizedColumn("year", false, 1, .001, 19)));
        Detector.CannotJudge(Columns(new NormalizedColumn("year", false, 1, 0, 500)));
        Detector.DoesNotApplyTo(Columns());
        Assert.Throws<ArgumentOutOfRangeException>(() => new UncentredNormalizerOptions { MaximumRatio = 0 });
    }

    private static Snapshot Columns(params NormalizedColumn[] columns) => With(s => s with { Normalized = columns });
}
