using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Detectors;

public class LowFeatureDiversityDetectorTests
{
    private static readonly LowFeatureDiversityDetector Detector = new();

    /// <summary>Correlation .99 between 6 columns: eigenvalues 5.95 and five of .01, so shares .9917 and .00167, entropy .0616, rank 1.0635.</summary>
    [Fact]
    public void Finds_columns_that_are_nearly_copies()
    {
        Finding finding = Detector.Finds(Correlated(6, 500, (_, _) => .99));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal("6 columns", finding.Subject);
        Assert.StartsWith("6 numeric columns are worth about 1.1 independent ones (n = 500):", finding.Message, StringComparison.Ordinal);
        Assert.Equal(.0635 / 5, Assert.Single(finding.Evidence).Value, 3);
    }

    [Fact]
    public void Finds_exact_copies_among_constant_columns() => Assert.Equal(
        0, Detector.Finds(Correlated(8, 500, (i, j) => i == 3 || j == 3 ? double.NaN : (i + j) % 2 == 0 ? 1 : -1)).Evidence[0].Value, 6);

    /// <summary>Correlation .9 between 7 columns has an effective rank of 1.72, about that of abalone's seven sizes of one shell.</summary>
    [Fact]
    public void Near_miss_sizes_of_one_thing() => Detector.IsSilentOn(Correlated(7, 500, (_, _) => .9));

    [Fact]
    public void Near_miss_unrelated_columns() => Detector.IsSilentOn(Correlated(40, 500, (_, _) => 0));

    [Fact]
    public void Nothing_that_varies_is_an_error()
    {
        Finding finding = Detector.Finds(Only(Two("a", 50, 0), Number("b", new double?[50])));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal("2 columns", finding.Subject);
        Assert.Contains("(2 columns, n = 50)", finding.Message, StringComparison.Ordinal);
        Assert.Equal("a", Detector.Finds(Only(Two("a", 50, 0))).Subject);
    }

    [Fact]
    public void Near_miss_one_column_that_varies() => Detector.DoesNotApplyTo(Only(Two("a", 50, 0), Two("b", 49, 1)));

    [Fact]
    public void Few_columns_and_unmeasured_ones_are_not_judged()
    {
        Detector.DoesNotApplyTo(Correlated(4, 500, (_, _) => 1));
        Detector.DoesNotApplyTo(Snapshot(Healthy with { Correlations = null }));
        Detector.DoesNotApplyTo(Drawn.Regression(100, .8, .8));
        new LowFeatureDiversityDetector(new LowFeatureDiversityOptions { MinimumColumns = 4 }).Finds(Correlated(4, 500, (_, _) => 1));
    }

    [Fact]
    public void Fewer_rows_than_columns_do_not_decide()
    {
        Detector.CannotJudge(Correlated(60, 50, (_, _) => 1));
        Detector.CannotJudge(Correlated(6, 19, (_, _) => 1));
    }

    [Fact]
    public void Says_that_columns_were_left_out() => Assert.Contains(
        "; 7 further ones were not compared", Detector.Finds(Snapshot(Healthy with { Correlations = new CorrelationSummary(["a", "b", "c", "d", "e"], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 400, 7) })).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LowFeatureDiversityOptions { MinimumDiversity = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LowFeatureDiversityOptions { MinimumColumns = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LowFeatureDiversityOptions { MinimumRows = 1 });
    }
}
