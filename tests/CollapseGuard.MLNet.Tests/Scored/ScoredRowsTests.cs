using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.MLNet.Tests.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Scored;

public class ScoredRowsTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly CollapseGuardCatalog Guard = Context.CollapseGuard();

    [Fact]
    public void Where_no_column_decides_the_score_does_as_in_the_core()
    {
        BinaryScored[] rows = [Row(true, 1, .4f), Row(true, 1, .5f), Row(false, -1, .6f), Row(false, -1, .1f)];

        // .5 and more are positive: one hit, one miss, one false alarm.
        Assert.Equal(2.0 / 4, Guard.Evaluate(Without(rows, "PredictedLabel"))[Metric.Accuracy].Value);

        // By the scores all are right.
        Assert.Equal(1, Guard.Evaluate(Without(rows, "PredictedLabel", "Probability"))[Metric.Accuracy].Value);
    }

    [Fact]
    public void Where_no_column_decides_the_greatest_class_score_does()
    {
        ClassScored[] rows = [Row(0, .5f, .4f, .1f), Row(1, .2f, .3f, .5f), Row(2, .1f, .1f, .8f), Row(1, .4f, .4f, .2f)];

        MetricSet metrics = Guard.Evaluate(Without(rows, "PredictedLabel"));

        // Of a tie the first: right are rows 1 and 3.
        Assert.Equal(.5, metrics[Metric.Accuracy].Value);
        Assert.Equal((1 + 0 + 1) / 3.0, metrics[Metric.BalancedAccuracy].Value, 12);
    }

    [Fact]
    public void Scores_of_any_number_type_are_judged_alike()
    {
        float[] scores = [-2, -1, -.5f, 1, .5f, 2, -2.5f, 3, -.75f, 1.5f];
        IDataView narrow = Context.Data.LoadFromEnumerable(scores.Select((score, i) => new Narrow { Label = i % 3 > 0, Score = score, PredictedLabel = score > 0 }).ToList());
        IDataView wide = Context.Data.LoadFromEnumerable(scores.Select((score, i) => new Wide { Label = i % 3 > 0, Score = score, PredictedLabel = score > 0 }).ToList());

        Assert.Equal(Guard.Evaluate(narrow).ToString(), Guard.Evaluate(wide).ToString());
        Assert.Equal(Guard.Check(narrow).ToJson(), Guard.Check(wide).ToJson());
    }

    /// <summary>The label of the test rows is a key of its own, in another order than the model's.</summary>
    [Fact]
    public void Labels_are_matched_to_slots_by_name()
    {
        IDataView data = ImbalancedRows.View(Context, 300, .3, 2);
        IDataView reversed = Context.Data.LoadFromEnumerable(ImbalancedRows.Of(300, .3, 2).Reverse().ToList());
        var key = Context.Transforms.Conversion.MapValueToKey("Key", "Kind");
        var model = Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key").Fit(key.Fit(data).Transform(data));

        MetricSet same = Guard.Evaluate(model.Transform(key.Fit(data).Transform(data)), "Key");
        MetricSet other = Guard.Evaluate(model.Transform(key.Fit(reversed).Transform(reversed)), "Key");
        MetricSet text = Guard.Evaluate(model.Transform(key.Fit(data).Transform(data)), "Kind");

        foreach (Metric metric in same.Metrics)
        {
            Assert.Equal(same[metric].Value, other[metric].Value, 9);
            Assert.Equal(same[metric].Value, text[metric].Value, 9);
        }
    }

    [Fact]
    public void Rows_without_a_decision_are_not_left_out_unseen()
    {
        // ML.NET decides for no class where all scores are NaN.
        ClassScored[] rows = [Row(0, .8f, .1f, .1f), Row(1, float.NaN, float.NaN, float.NaN), Row(2, .1f, .1f, .8f)];

        MetricSet metrics = Guard.Evaluate(Without(rows, "PredictedLabel"));

        Assert.Equal(3, metrics.RowCount);
        Assert.Equal("1 of 3 rows have no decision", metrics[Metric.Accuracy].Undefined);
        Assert.Equal("3 of 9 scores are not finite", metrics[Metric.Auc].Undefined);
        Assert.StartsWith("the scores are no probabilities", metrics[Metric.LogLoss].Undefined);
    }

    [Fact]
    public void Rows_of_a_class_that_the_model_does_not_know_are_in_the_metrics_and_not_among_the_outputs()
    {
        var rows = new MulticlassRows(new DecidedRows(["a", "b", "new"], [0, 2, 1], [0, 1, 1], 0), [.9f, .1f, .2f, .8f, .3f, .7f], 2, [0, -1, 1], 0);

        Assert.Equal([.9f, .1f, .3f, .7f], rows.Outputs);
        Assert.Equal([0f, 1f], rows.Targets);
        Assert.Equal(3, rows.Count);
        Assert.Equal("1 of 3 rows are of classes that the model does not know", MetricSet.Of(rows)[Metric.Auc].Undefined);
    }

    [Fact]
    public void Decisions_by_a_threshold_are_told_from_decisions_by_a_rule()
    {
        Assert.True(new BinaryRows([true, false, true], [-1, 0, 1], null, [false, false, true], 0).AreByThreshold);
        Assert.True(new BinaryRows([true, false, true], [-1, 0, 1], [.5f, .5f, .5f], [false, false, true], 0).AreByThreshold);
        Assert.False(new BinaryRows([true, false, true], [-1, 0, 1], [.2f, .5f, .8f], [true, false, true], 0).AreByThreshold);
    }

    private static IDataView Without<T>(T[] rows, params string[] columns)
        where T : class
    {
        IDataView view = Context.Data.LoadFromEnumerable(rows);
        return Context.Transforms.DropColumns(columns).Fit(view).Transform(view);
    }

    private static BinaryScored Row(bool label, float score, float probability) => new() { Label = label, Score = score, Probability = probability };

    private static ClassScored Row(uint label, params float[] scores) => new() { Label = label, Score = scores };

    private sealed class Narrow
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class Wide
    {
        public bool Label { get; set; }

        public double Score { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
