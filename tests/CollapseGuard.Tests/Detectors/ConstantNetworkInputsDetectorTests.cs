using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class ConstantNetworkInputsDetectorTests
{
    private static readonly ConstantNetworkInputsDetector Detector = new();

    [Fact]
    public void Finds_rows_that_are_all_the_same()
    {
        Finding finding = Detector.Finds(Fed(Columns(12, double.NaN, 0, 0, constantShare: 1) with { RepeatedRowShare = .98 }));

        Assert.Equal((Severity.Error, "inputs"), (finding.Severity, finding.Subject));
        Assert.StartsWith("100 % of 12 input columns do not vary in n = 64 rows, and 98 % of the rows repeat another.", finding.Message, StringComparison.Ordinal);
        Assert.Null(finding.Implies);
    }

    [Fact]
    public void Nine_tenths_of_few_columns_are_a_note() => Assert.Equal(Severity.Note, Detector.Finds(Fed(Columns(10, 1, constantShare: .9))).Severity);

    [Fact]
    public void Near_miss_borders_of_images() => Detector.IsSilentOn(Fed(Columns(784, .4, constantShare: .65, rows: 1_000)));

    /// <summary>Words of a large vocabulary: nearly none occurs in a batch.</summary>
    [Fact]
    public void Near_miss_rare_words() => Detector.IsSilentOn(Fed(Columns(20_000, .1, constantShare: .97)));

    [Fact]
    public void Near_miss_a_truth_table_repeated() => Detector.IsSilentOn(Fed(Columns(2, .5) with { RepeatedRowShare = .94 }));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound with { Inputs = null }));
        Detector.CannotJudge(Fed(Columns(3, 0, constantShare: 1, rows: 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantNetworkInputsOptions { NotedShare = 1 });
    }
}
