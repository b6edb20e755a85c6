using CollapseGuard.MLNet.Evaluating;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Evaluating;

/// <summary>Reference values: scikit-learn 1.2.1 (accuracy_score, balanced_accuracy_score, roc_auc_score, average_precision_score, log_loss, brier_score_loss, f1_score, matthews_corrcoef, r2_score, mean_squared_error, mean_absolute_error), numpy for the multiclass Brier score; probabilities as float32.</summary>
public class MetricTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Binary_metrics_equal_scikit_learn_with_ties()
    {
        MetricSet metrics = Context.CollapseGuard().Evaluate(Context.Data.LoadFromEnumerable(BinaryScoredRows()));

        Assert.Equal(PredictionTask.Binary, metrics.Task);
        Assert.Equal(12, metrics.RowCount);
        Near(2.0 / 3, metrics[Metric.Accuracy]);
        Near(.6571428571428571, metrics[Metric.BalancedAccuracy]);
        Near(.8, metrics[Metric.Auc]);
        Near(.7033333333333334, metrics[Metric.AveragePrecision]);
        Near(.5131731977483058, metrics[Metric.LogLoss]);
        Near(.17604166641831412, metrics[Metric.BrierScore]);
        Near(.6, metrics[Metric.F1]);
        Near(.6571428571428571, metrics[Metric.MacroF1]);
        Near(2.0 / 3, metrics[Metric.MicroF1]);
        Near(.3142857142857143, metrics[Metric.MatthewsCorrelation]);
        Assert.Equal("RSquared is no metric of a Binary task", metrics[Metric.RSquared].Undefined);
    }

    [Fact]
    public void The_log_loss_is_that_of_ML_NET_in_nats()
    {
        IDataView scored = Context.Data.LoadFromEnumerable(BinaryScoredRows());

        double bits = Context.BinaryClassification.Evaluate(scored).LogLoss;

        Assert.Equal(bits * Math.Log(2), Context.CollapseGuard().Evaluate(scored)[Metric.LogLoss].Value, 6);
    }

    [Fact]
    public void Multiclass_metrics_equal_scikit_learn()
    {
        int[] actual = [0, 1, 2, 2, 1, 0, 2, 1, 0, 2];
        int[] decided = [0, 1, 2, 1, 1, 0, 2, 0, 0, 2];
        float[][] scores = [[.7f, .2f, .1f], [.2f, .5f, .3f], [.1f, .2f, .7f], [.3f, .4f, .3f], [.1f, .8f, .1f], [.5f, .3f, .2f], [.2f, .2f, .6f], [.4f, .3f, .3f], [.6f, .3f, .1f], [.25f, .25f, .5f]];

        MetricSet metrics = Context.CollapseGuard().Evaluate(Context.Data.LoadFromEnumerable(actual.Select((a, i) =>
            new ClassScored { Label = (uint)a, PredictedLabel = (uint)decided[i], Score = scores[i] })));

        Assert.Equal(PredictionTask.Multiclass, metrics.Task);
        Near(.8, metrics[Metric.Accuracy]);
        Near(.8055555555555555, metrics[Metric.BalancedAccuracy]);
        Near(.9543650793650794, metrics[Metric.Auc]);
        Near(.9166666666666666, metrics[Metric.AveragePrecision]);
        Near(.6445531853730474, metrics[Metric.LogLoss]);
        Near(.3454999991953376, metrics[Metric.BrierScore]);
        Near(.7936507936507936, metrics[Metric.MacroF1]);
        Near(.8, metrics[Metric.MicroF1]);
        Near(.7121212121212122, metrics[Metric.MatthewsCorrelation]);
    }

    [Fact]
    public void Regression_metrics_equal_scikit_learn()
    {
        float[] actual = [1, 2, 3, 4, 5], predicted = [1.5f, 2, 2.5f, 4.5f, 4];

        MetricSet metrics = Context.CollapseGuard().Evaluate(Context.Data.LoadFromEnumerable(actual.Select((a, i) => new NumberScored { Label = a, Score = predicted[i] })));

        Near(.825, metrics[Metric.RSquared]);
        Near(.5916079783099616, metrics[Metric.RootMeanSquaredError]);
        Near(.5, metrics[Metric.MeanAbsoluteError]);
    }

    [Fact]
    public void One_class_leaves_ranking_undefined_and_the_rest_defined()
    {
        MetricSet metrics = Context.CollapseGuard().Evaluate(Context.Data.LoadFromEnumerable(BinaryScoredRows().Where(row => !row.Label)));

        Assert.Equal("there are no positives among 7 rows", metrics[Metric.Auc].Undefined);
        Assert.True(double.IsNaN(metrics[Metric.Auc].Value));
        Assert.Equal("there are no positives among 7 rows", metrics[Metric.AveragePrecision].Undefined);
        Assert.Equal("all 7 rows are of one class", metrics[Metric.BalancedAccuracy].Undefined);
        Assert.Equal("all 7 rows are of one class", metrics[Metric.MatthewsCorrelation].Undefined);
        Near(5.0 / 7, metrics[Metric.Accuracy]);
        Near(0, metrics[Metric.F1]);
        Assert.True(metrics[Metric.LogLoss].IsDefined);
        Assert.Contains("Auc: undefined (there are no positives among 7 rows)", metrics.ToString());
    }

    [Fact]
    public void Constant_decisions_are_a_correlation_of_0_not_undefined()
    {
        BinaryScored[] rows = BinaryScoredRows();
        Array.ForEach(rows, row => row.PredictedLabel = false);

        MetricSet metrics = Context.CollapseGuard().Evaluate(Context.Data.LoadFromEnumerable(rows));

        Near(0, metrics[Metric.MatthewsCorrelation]);
        Near(.5, metrics[Metric.BalancedAccuracy]);
        Near(0, metrics[Metric.F1]);
    }

    [Fact]
    public void Rows_without_a_label_are_left_out_and_a_margin_has_no_probability()
    {
        MarginScored[] rows = [new() { Label = 1, Score = 2, PredictedLabel = true }, new() { Label = float.NaN, Score = 9, PredictedLabel = true }, new() { Label = 0, Score = -1 }];

        MetricSet metrics = Context.CollapseGuard().Evaluate(Context.Data.LoadFromEnumerable(rows));

        Assert.Equal((2, 1), (metrics.RowCount, metrics.UnlabelledRowCount));
        Near(1, metrics[Metric.Auc]);
        Assert.Equal("there is no column 'Probability': the model is not calibrated", metrics[Metric.BrierScore].Undefined);
    }

    [Fact]
    public void Scores_that_are_not_finite_or_no_probabilities_leave_their_metrics_undefined()
    {
        NumberScored[] numbers = [new() { Label = 1, Score = float.NaN }, new() { Label = 2, Score = 2 }];
        ClassScored[] classes = [new() { Label = 0, PredictedLabel = 0, Score = [3, 1, 0] }, new() { Label = 1, PredictedLabel = 1, Score = [0, 4, 1] }];
        NumberScored[] equal = [new() { Label = 3, Score = 1 }, new() { Label = 3, Score = 2 }];

        Assert.Equal("1 of 2 predictions are not finite", Context.CollapseGuard().Evaluate(Context.Data.LoadFromEnumerable(numbers))[Metric.RSquared].Undefined);
        Assert.Equal("the labels of all 2 rows are equal", Context.CollapseGuard().Evaluate(Context.Data.LoadFromEnumerable(equal))[Metric.RSquared].Undefined);
        MetricSet margins = Context.CollapseGuard().Evaluate(Context.Data.LoadFromEnumerable(classes));
        Assert.StartsWith("the scores are no probabilities", margins[Metric.LogLoss].Undefined);
        Near(1, margins[Metric.Auc]);
    }

    [Fact]
    public void A_view_that_is_not_scored_is_told_what_is_missing()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Context.CollapseGuard().Evaluate(ImbalancedRows.View(Context, 10, .5, 1)));

        Assert.Contains("no column 'Score'", error.Message);
    }

    private static BinaryScored[] BinaryScoredRows()
    {
        int[] actual = [0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 1];
        float[] scores = [-2, -1, -.5f, 1, .5f, .5f, -2, -1.5f, 2, 1, -.5f, -.5f];
        float[] probabilities = [.1f, .25f, .4f, .7f, .6f, .6f, .1f, .2f, .9f, .7f, .4f, .4f];
        return [.. actual.Select((a, i) => new BinaryScored { Label = a == 1, Score = scores[i], Probability = probabilities[i], PredictedLabel = scores[i] > 0 })];
    }

    private static void Near(double expected, MetricValue actual)
    {
        Assert.Null(actual.Undefined);
        Assert.Equal(expected, actual.Value, 7);
    }
}
