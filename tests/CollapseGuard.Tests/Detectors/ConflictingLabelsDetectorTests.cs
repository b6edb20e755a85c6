using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Detectors;

public class ConflictingLabelsDetectorTests
{
    private static readonly ConflictingLabelsDetector Detector = new();

    [Fact]
    public void A_low_ceiling_is_a_warning()
    {
        Finding finding = Detector.Finds(HealthyWith(Classes(400, 376)));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("label", finding.Subject);
        Assert.Contains("Equal features come with more than one value of 'label' in 20.00 % of the rows, 30 different feature vectors", finding.Message, StringComparison.Ordinal);
        Assert.Contains("(n = 400). Whatever the model, accuracy on these rows is at most 94.00 %.", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("best possible accuracy", .94, Expectation.AtLeast, .95, 400), finding.Evidence[0]);
    }

    [Fact]
    public void Near_miss_rows_of_few_coarse_columns_meet_by_chance()
    {
        Snapshot table = HealthyWith(Classes(400, 376));
        ColumnSummary flag = new() { Name = "flag", Kind = ColumnKind.Number, Count = 400, Moments = new MomentSummary(400, .5, 100, 0, 1), Values = [ValueCount.Of(0, 200), ValueCount.Of(1, 200)], ValuesAreComplete = true, Distinct = new(2, true), ModalCount = 200 };
        Finding finding = Detector.Finds(table with { Data = table.Data! with { Columns = [flag] } });

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Contains("this is a ceiling and no fault", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_conflicts_are_a_note()
    {
        Finding finding = Detector.Finds(HealthyWith(Classes(400, 380)));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal(new Evidence("rows in conflict/rows", .2, Expectation.AtMost, 0, 400), finding.Evidence[0]);
    }

    [Fact]
    public void Numbers_are_judged_by_R2()
    {
        Finding warning = Detector.Finds(Priced(.87));

        Assert.Equal(new Evidence("best possible R²", .87, Expectation.AtLeast, .9, 400), warning.Evidence[0]);
        Assert.Contains("R² on these rows is at most 0.8700", warning.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Note, Detector.Finds(Priced(.987)).Severity);
    }

    [Fact]
    public void Classes_named_by_numbers_are_judged_by_accuracy()
    {
        Snapshot priced = Priced(.5);
        Finding finding = Detector.Finds(priced with { Target = new TargetSummary { Name = "price", Classes = ["0", "1"], ClassCounts = [200, 200] } });

        Assert.Equal("best possible accuracy", finding.Evidence[0].Statistic);
    }

    [Fact]
    public void A_sample_says_about() =>
        Assert.Contains("'label' in about 20.00 % of the rows, about 120 different feature vectors", Detector.Finds(HealthyWith(Classes(400, 380) with { SampledShare = .25 })).Message, StringComparison.Ordinal);

    [Fact]
    public void Near_miss_copies_that_agree() =>
        Detector.IsSilentOn(HealthyWith(new RowCopySummary { Rows = 400, DistinctRows = 100, DistinctFeatureRows = 100, BestCorrect = 400 }));

    [Fact]
    public void Without_a_label_or_counted_rows_nothing_is_said()
    {
        Detector.DoesNotApplyTo(Snapshot(Healthy with { Label = null }));
        Detector.DoesNotApplyTo(Snapshot(Healthy with { RowCopies = null }));
        Detector.DoesNotApplyTo(Drawn.Regression(100, .8, .8));
        Detector.CannotJudge(HealthyWith(Classes(19, 10)));
    }

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConflictingLabelsOptions { MinimumBestAccuracy = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConflictingLabelsOptions { MinimumBestR2 = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConflictingLabelsOptions { MinimumRows = 1 });
    }

    private static RowCopySummary Classes(long rows, long bestCorrect) => new()
    {
        Rows = rows, DistinctRows = rows - 10, DistinctFeatureRows = rows - 40, ConflictingFeatureRows = 30, RowsInConflict = rows / 5, BestCorrect = bestCorrect,
    };

    private static Snapshot Priced(double bestR2) => Snapshot(Healthy with
    {
        Label = Number("price", Normal(400, 9)),
        RowCopies = Classes(400, 300) with { BestR2 = bestR2 },
    });
}
