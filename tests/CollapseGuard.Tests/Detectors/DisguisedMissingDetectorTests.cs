using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Detectors;

public class DisguisedMissingDetectorTests
{
    private static readonly DisguisedMissingDetector Detector = new();

    [Theory]
    [InlineData(-999)]
    [InlineData(-99)]
    [InlineData(999)]
    [InlineData(99999)]
    public void Finds_a_code_far_from_everything(double code)
    {
        Finding finding = Detector.Finds(HealthyWith(Ages(20, code)));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("age", finding.Subject);
        Assert.Contains(FormattableString.Invariant($"in 1 of 7 feature columns: '{code}' in 'age' (20 rows) (n = 400)."), finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence(FormattableString.Invariant($"share('age' is '{code}')"), .05, Expectation.AtMost, .005, 400), Assert.Single(finding.Evidence));
    }

    /// <summary>Ages 20 to 69, a gap of 20 to the code where neighbours are 1 apart.</summary>
    [Fact]
    public void Zero_may_be_real_and_is_a_note()
    {
        Finding finding = Detector.Finds(HealthyWith(Ages(20, 0)));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Contains("They can be real", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_negative_number_is_a_code()
    {
        Assert.Equal(Severity.Note, Detector.Finds(HealthyWith(Whole("days", -1, 20, 0, 15))).Severity);
        Assert.Equal(Severity.Warning, Detector.Finds(HealthyWith(Whole("flag", -99, 20, 0, 2))).Severity);
    }

    [Fact]
    public void Plain_codes_come_before_doubtful_ones() =>
        Assert.Equal(
        ["share('b' is '-999')", "share('age' is '0')"], Detector.Finds(HealthyWith(Ages(100, 0), Ages(10, -999) with { Name = "b" })).Evidence.Select(e => e.Statistic));

    [Fact]
    public void A_sketched_column_is_judged_by_its_quantiles() =>
        Detector.Finds(HealthyWith(Ages(20, -999) with { Values = [], ValuesAreComplete = false }));

    [Fact]
    public void Finds_a_word_beside_categories_and_beside_numbers()
    {
        Finding note = Detector.Finds(HealthyWith(Category("town", [.. Enumerable.Repeat("Ulm", 200), .. Enumerable.Repeat("Bonn", 197), "Unknown ", "Unknown ", "Unknown "])));
        Finding warning = Detector.Finds(HealthyWith(Category("size", [.. Enumerable.Repeat("12.5", 200), .. Enumerable.Repeat("7", 199), "?"])));

        Assert.Equal(Severity.Note, note.Severity);
        Assert.Equal(new Evidence("share('town' is 'Unknown ')", .0075, Expectation.AtMost, 0, 400), Assert.Single(note.Evidence));
        Assert.Equal(Severity.Warning, warning.Severity);
    }

    [Fact]
    public void Near_miss_zeros_of_a_count() => Detector.IsSilentOn(HealthyWith(Whole("visits", 0, 100, 1, 17)));

    [Fact]
    public void Near_miss_four_rows_or_a_usual_value()
    {
        Detector.IsSilentOn(HealthyWith(Ages(4, -999)));
        Detector.IsSilentOn(HealthyWith(Ages(220, 0)));
    }

    [Fact]
    public void Near_miss_numbers_around_zero_and_no_usual_code()
    {
        Detector.IsSilentOn(HealthyWith(Ages(20, -1) with { Least = new ExtremeValue(-1, 20, -.5) }));
        Detector.IsSilentOn(HealthyWith(Ages(20, -998)));
        Detector.IsSilentOn(HealthyWith(Whole("percent", 99, 8, 60, 98)));
        Detector.IsSilentOn(HealthyWith(Whole("vote", -1, 100, 0, 1)));
    }

    [Fact]
    public void Near_miss_words_that_are_all_there_is() => Detector.IsSilentOn(HealthyWith(Category("x", [.. Enumerable.Repeat("none", 400)]), Category("y", [.. Enumerable.Repeat("nonesuch", 200), .. Enumerable.Repeat("b", 200)])));

    [Fact]
    public void No_rows_are_not_judged() => Detector.CannotJudge(Only());

    [Fact]
    public void Applies_to_tables_only() => Detector.DoesNotApplyTo(Drawn.Regression(100, .8, .8));

    [Fact]
    public void Codes_and_limits_are_options()
    {
        new DisguisedMissingDetector(new DisguisedMissingOptions { Codes = [-998] }).Finds(HealthyWith(Ages(20, -998)));
        Assert.Throws<ArgumentNullException>(() => new DisguisedMissingOptions { Codes = null! });
        Assert.Throws<ArgumentNullException>(() => new DisguisedMissingOptions { Words = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisguisedMissingOptions { MinimumCount = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisguisedMissingOptions { MinimumShare = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisguisedMissingOptions { MaximumShare = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisguisedMissingOptions { LargeCode = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisguisedMissingOptions { MinimumValues = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisguisedMissingOptions { MinimumSpacingRatio = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisguisedMissingOptions { MinimumQuartileRatio = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DisguisedMissingOptions { MinimumRangeRatio = .5 });
    }

    /// <summary>400 rows: ages 20 to 69 in turn, and a code.</summary>
    private static ColumnSummary Ages(int coded, double code) => Whole("age", code, coded, 20, 69);

    private static ColumnSummary Whole(string name, double code, int coded, int from, int to) =>
        Number(name, [.. Enumerable.Range(0, 400).Select(i => (double?)(i < coded ? code : from + (i % (to - from + 1))))]);
}
