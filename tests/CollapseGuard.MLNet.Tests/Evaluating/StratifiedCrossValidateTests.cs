using CollapseGuard.MLNet.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Tests.Evaluating;

public class StratifiedCrossValidateTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Folds_hold_each_class_within_one_row_and_every_row_once()
    {
        IDataView data = ImbalancedRows.View(Context, 253, .1, 2);

        StratifiedCrossValidation result = Context.CollapseGuard().StratifiedCrossValidate(data, Trainer());

        Assert.Equal(5, result.Folds.Count);
        Assert.All(result.Folds, fold => Assert.All(fold.Classes, c => Assert.InRange(c.TestRows - ((c.TestRows + c.TrainRows) / 5.0), -1, 1)));
        Assert.Equal(Enumerable.Range(0, 253), result.Folds.SelectMany(fold => fold.ScoredTestSet.GetColumn<int>("Index")).Order());
        Assert.All(result.Folds, fold => Assert.InRange(fold.Metrics.RowCount, 50, 51));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void Mean_and_deviation_are_over_the_folds_and_a_good_model_is_healthy()
    {
        IDataView data = ImbalancedRows.View(Context, 1_000, .3, 2);

        StratifiedCrossValidation result = Context.CollapseGuard().StratifiedCrossValidate(data, Trainer());

        double[] folds = [.. result.Folds.Select(fold => fold.Metrics[Metric.Auc].Value)];
        Assert.Equal(folds.Average(), result[Metric.Auc].Mean, 12);
        Assert.Equal(Math.Sqrt(folds.Sum(value => Math.Pow(value - folds.Average(), 2)) / 4), result[Metric.Auc].StandardDeviation, 12);
        Assert.Equal(5, result[Metric.Auc].FoldsUsed);
        Assert.InRange(result[Metric.Auc].Mean, .95, 1);
        Assert.All(result.Folds, fold => Assert.Equal(Outcome.Healthy, fold.Report.Outcome));
    }

    [Fact]
    public void A_model_that_answers_one_class_is_told_fold_by_fold()
    {
        IDataView data = ImbalancedRows.View(Context, 600, .1, 0, seed: 3); // labels do not depend on the features

        StratifiedCrossValidation result = Context.CollapseGuard().StratifiedCrossValidate(data, Trainer(), numberOfFolds: 3);

        Assert.All(result.Folds, fold => Assert.NotEqual(Outcome.Healthy, fold.Report.Outcome));
        Assert.Equal(.5, result[Metric.BalancedAccuracy].Mean, 2);
        Assert.Equal(0, result[Metric.MatthewsCorrelation].Mean, 1);
    }

    [Fact]
    public void A_model_is_judged_where_it_decides()
    {
        // 5 % positives, scores that rank: no probability reaches .5, many reach .05.
        IDataView data = ImbalancedRows.View(Context, 3_000, .05, .8f);
        var atHalf = Trainer();
        var atPrevalence = Trainer().Append(Context.CollapseGuard().RestorePrevalence(.05, .05, threshold: .05));

        StratifiedCrossValidation collapsed = Context.CollapseGuard().StratifiedCrossValidate(data, atHalf, 3);
        StratifiedCrossValidation moved = Context.CollapseGuard().StratifiedCrossValidate(data, atPrevalence, 3);

        Assert.All(collapsed.Folds, fold => Assert.Equal(Outcome.DecisionCollapse, fold.Report.Outcome));
        Assert.All(moved.Folds, fold => Assert.Equal(Outcome.Healthy, fold.Report.Outcome));
        Assert.Equal(collapsed[Metric.Auc].Mean, moved[Metric.Auc].Mean, 6);
    }

    /// <summary>One way to judge: a fold's report is what Check says of its scored rows.</summary>
    [Fact]
    public void The_report_is_that_of_a_check_of_the_scored_rows()
    {
        IDataView data = ImbalancedRows.View(Context, 400, .2, 1);
        var classes = Context.Transforms.Conversion.MapValueToKey("Key", "Kind").Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key"));

        Alike(Context.CollapseGuard().StratifiedCrossValidate(data, Trainer(), 2), "Label");
        Alike(Context.CollapseGuard().StratifiedCrossValidate(data, classes, 2, "Kind"), "Kind");

        static void Alike(StratifiedCrossValidation result, string label) => Assert.All(result.Folds, fold =>
        {
            IDataView bare = Context.Transforms.DropColumns("Features").Fit(fold.ScoredTestSet).Transform(fold.ScoredTestSet);
            Assert.Equal(Context.CollapseGuard().Check(bare, label).ToJson(), fold.Report.ToJson());
        });
    }

    [Fact]
    public void Metrics_and_report_score_a_row_once()
    {
        IDataView data = ImbalancedRows.View(Context, 120, .3, 1);
        int scored = 0;
        var counting = Trainer().Append(Context.Transforms.CustomMapping<Answer, Answer>(
            (from, to) =>
            {
                scored++;
                to.Score = from.Score;
            },
            null));

        Context.CollapseGuard().StratifiedCrossValidate(data, counting, 3);

        Assert.Equal(120, scored);
    }

    [Fact]
    public void Decisions_by_a_rule_beside_the_model_are_measured_and_its_scores_are_judged()
    {
        IDataView data = ImbalancedRows.View(Context, 600, .3, 2);
        var ruled = Trainer().Append(Context.Transforms.CustomMapping<ImbalancedRow, Decision>((row, decision) => decision.PredictedLabel = row.Index % 2 == 0, null));

        StratifiedCrossValidation result = Context.CollapseGuard().StratifiedCrossValidate(data, ruled, 3);

        Assert.All(result.Folds, fold => Assert.Equal(Outcome.Healthy, fold.Report.Outcome));
        Assert.InRange(result[Metric.Accuracy].Mean, .4, .6);
    }

    [Fact]
    public void Seed_and_context_repeat_the_result()
    {
        IDataView data = ImbalancedRows.View(Context, 300, .2, 1);
        double[] Aucs() => [.. Context.CollapseGuard().StratifiedCrossValidate(data, Trainer(), 3, seed: 4).Folds.Select(fold => fold.Metrics[Metric.Auc].Value)];

        Assert.Equal(Aucs(), Aucs());
    }

    [Fact]
    public void Groups_stay_in_one_fold()
    {
        IDataView data = ImbalancedRows.View(Context, 500, .2, 1);

        StratifiedCrossValidation result = Context.CollapseGuard().StratifiedCrossValidate(data, Trainer(), groupColumnName: "Customer");

        string[] groups = [.. result.Folds.SelectMany(fold => fold.ScoredTestSet.GetColumn<string>("Customer").Distinct())];
        Assert.Equal(groups.Length, groups.Distinct().Count());
    }

    [Fact]
    public void Multiclass_and_regression_are_measured_by_their_own()
    {
        IDataView data = ImbalancedRows.View(Context, 300, .2, 2);
        var classes = Context.Transforms.Conversion.MapValueToKey("Key", "Kind").Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key"));
        var number = Context.Regression.Trainers.FastTree("Number", numberOfTrees: 30, numberOfLeaves: 2);

        StratifiedCrossValidation multiclass = Context.CollapseGuard().StratifiedCrossValidate(data, classes, 3, "Kind");
        StratifiedCrossValidation regression = Context.CollapseGuard().StratifiedCrossValidate(data, number, 3, "Number");

        Assert.Equal(PredictionTask.Multiclass, multiclass.Folds[0].Metrics.Task);
        Assert.InRange(multiclass[Metric.Auc].Mean, .6, 1);
        Assert.InRange(regression[Metric.RSquared].Mean, -.3, .1);
        Assert.Contains("is no metric of a Regression task", Assert.Throws<ArgumentException>(() => regression[Metric.Auc]).Message);
    }

    [Fact]
    public void A_fold_that_cannot_be_trained_is_named_and_too_few_rows_refused()
    {
        CollapseGuardCatalog collapse = Context.CollapseGuard();
        IDataView data = ImbalancedRows.View(Context, 30, .5, 1);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => collapse.StratifiedCrossValidate(data, Context.BinaryClassification.Trainers.LbfgsLogisticRegression("Kind"), 3));

        Assert.StartsWith("Fold 1 of 3 could not be trained on 20 rows: ", error.Message);
        Assert.NotNull(error.InnerException);
        Assert.Contains("has 30 rows; 31 folds need at least as many", Assert.Throws<ArgumentException>(() => collapse.StratifiedCrossValidate(data, Trainer(), 31)).Message);
        Assert.Throws<OperationCanceledException>(() => collapse.StratifiedCrossValidate(data, Trainer(), 3, cancellationToken: new CancellationToken(true)));
    }

    private sealed class Answer
    {
        public float Score { get; set; }
    }

    private sealed class Decision
    {
        public bool PredictedLabel { get; set; }
    }

    private static LbfgsLogisticRegressionBinaryTrainer Trainer() => Context.BinaryClassification.Trainers.LbfgsLogisticRegression();
}
