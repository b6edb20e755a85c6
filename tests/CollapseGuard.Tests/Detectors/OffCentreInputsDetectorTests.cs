using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class OffCentreInputsDetectorTests
{
    private static readonly OffCentreInputsDetector Detector = new();

    /// <summary>A year divided by its maximum: 1.0 ± 0.002.</summary>
    [Fact]
    public void A_year_that_was_divided_and_not_centred()
    {
        Finding finding = Detector.Finds(Of(1, 500));

        Assert.Equal(new Evidence("max |mean|/sd of a column", 500, Expectation.AtMost, 20, 64), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Near_miss_a_rare_flag() => Detector.IsSilentOn(Of(1, 9.9));

    [Fact]
    public void Near_miss_standardized() => Detector.IsSilentOn(Of(4, .2));

    [Fact]
    public void A_raw_year_is_a_matter_of_scale() => Assert.IsType<Verdict.NotEvaluated>(Detector.Evaluate(Of(2024, 500)));

    [Fact]
    public void Few_rows_do_not_show_a_spread() => Assert.IsType<Verdict.NotEvaluated>(Detector.Evaluate(Of(1, 500, rows: 8)));

    private static Snapshot Of(double magnitude, double offset, long rows = 64) => new()
    {
        Configuration = new ConfigurationSummary { Rows = rows, Inputs = new InputFit(3, rows, 1, magnitude, .002, .3, offset, 0, 0, 0) },
    };
}
