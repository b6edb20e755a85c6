using CollapseGuard.Detectors;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Detectors;

public class NearConstantColumnDetectorTests
{
    private static readonly NearConstantColumnDetector Detector = new();

    [Fact]
    public void Finds_a_column_with_nearly_one_value()
    {
        Finding finding = Detector.Finds(Only(Two("flag", 991, 9), Number("x", Normal(1000, 1))));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal("flag", finding.Subject);
        Assert.Contains("1 of 2 feature columns: 'flag' (n = 1,000); 'flag' differs from 'a' in 9 of 1,000 rows.", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("modal share('flag')", .991, Expectation.AtMost, .99, 1000), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void The_most_constant_column_comes_first() =>
        Assert.Equal([.999, .995], Detector.Finds(Only(Two("a", 995, 5), Two("b", 999, 1))).Evidence.Select(e => e.Value));

    [Fact]
    public void Missing_rows_do_not_count() =>
        Detector.Finds(Only(Category("x", [.. Enumerable.Repeat("a", 299), "b", .. new string?[700]])));

    [Fact]
    public void Near_misses()
    {
        Detector.IsSilentOn(Only(Two("flag", 989, 11)));
        Detector.IsSilentOn(Only(Two("flag", 990, 10)));
    }

    [Fact]
    public void Near_miss_a_constant_belongs_to_another_detector() => Detector.IsSilentOn(Only(Two("flag", 1000, 0), Two("other", 500, 500)));

    [Fact]
    public void The_limit_is_an_option() =>
        new NearConstantColumnDetector(new NearConstantColumnOptions { MaximumModalShare = .95 }).Finds(Only(Two("flag", 960, 40)));

    [Fact]
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Only(Two("x", 18, 1)));

    [Fact]
    public void Applies_to_tables_only() => Detector.DoesNotApplyTo(Drawn.Regression(100, .8, .8));

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new NearConstantColumnOptions { MaximumModalShare = .4 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NearConstantColumnOptions { MinimumRows = 1 });
    }
}
