using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class NonFiniteNetworkInputsDetectorTests
{
    private static readonly NonFiniteNetworkInputsDetector Detector = new();

    [Fact]
    public void Finds_NaN_among_the_inputs()
    {
        Finding finding = Detector.Finds(Fed(Columns(9, 1, nonFinite: 2)));

        Assert.Equal((Severity.Warning, "inputs"), (finding.Severity, finding.Subject));
        Assert.StartsWith("2 numbers of the inputs are not a number or infinite (9 columns, n = 64 rows).", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("non-finite inputs", 2, Expectation.AtMost, 0, 64), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Near_miss_large_and_finite() => Detector.IsSilentOn(Fed(Columns(9, 1e30)));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound with { Inputs = null }));
        Detector.CannotJudge(Fed(Columns(9, 1, rows: 0)));
    }
}
