using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.MLNet.Tests.Checks;
using CollapseGuard.MLNet.Tests.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Scored;

/// <summary>What a scored view is: one answer for checks, metrics, thresholds, epochs and regularization.</summary>
public class ScoredColumnsTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly CollapseGuardCatalog Guard = Context.CollapseGuard();

    [Fact]
    public void Types_tell_where_nothing_is_written_beside_the_score()
    {
        Assert.Equal(PredictionTask.Binary, TaskOf(new Flagged()));
        Assert.Equal(PredictionTask.Binary, TaskOf(new MarginScored()));
        Assert.Equal(PredictionTask.Multiclass, TaskOf(new ClassScored { Score = [1, 0, 0] }));
        Assert.Equal(PredictionTask.Regression, TaskOf(new NumberScored()));
    }

    [Fact]
    public void What_is_written_beside_the_score_outranks_the_types()
    {
        IDataView data = Tables.Regression();
        IDataView scored = Context.Regression.Trainers.FastTree(numberOfTrees: 2).Fit(data).Transform(data);
        IDataView decided = Context.Transforms.CustomMapping<NumberScored, Decision>((number, decision) => decision.PredictedLabel = number.Score > 0, null).Fit(scored).Transform(scored);

        Assert.Equal(PredictionTask.Regression, Recognize(decided).Task);
    }

    [Fact]
    public void Anomaly_scores_are_those_of_a_binary_model()
    {
        IDataView data = Tables.Binary();
        IDataView scored = Context.AnomalyDetection.Trainers.RandomizedPca(rank: 2).Fit(data).Transform(data);

        Assert.Equal(PredictionTask.Binary, Recognize(scored).Task);
        Assert.True(Guard.Evaluate(scored)[Metric.Auc].IsDefined);
    }

    [Fact]
    public void A_label_that_is_named_as_the_score_is_refused_by_metrics_too()
    {
        IDataView scored = Context.Data.LoadFromEnumerable([new NumberScored { Label = 1, Score = 1 }]);

        ArgumentException error = Assert.Throws<ArgumentException>(() => Guard.Evaluate(scored, "Score"));

        Assert.Contains("was passed through, not answered", error.Message, StringComparison.Ordinal);
        Assert.Equal("scored", error.ParamName);
    }

    [Fact]
    public void Clusters_are_refused_though_their_columns_look_like_classes()
    {
        IDataView data = Tables.Binary();
        IDataView scored = Context.Clustering.Trainers.KMeans(numberOfClusters: 2).Fit(data).Transform(data);

        Assert.Contains("a Clustering score", Refused(scored).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Guard.Evaluate(scored));
    }

    [Fact]
    public void All_names_each_column_once()
    {
        ScoredColumns columns = Recognize(Context.Data.LoadFromEnumerable([new BinaryScored()]), "PredictedLabel");

        Assert.Equal(["PredictedLabel", "Score", "Probability"], columns.All.Select(column => column.Name));
    }

    private static PredictionTask TaskOf<T>(T row)
        where T : class => Recognize(Context.Data.LoadFromEnumerable([row])).Task;

    private static ScoredColumns Recognize(IDataView scored, string label = "Label") => ScoredColumns.Recognize(scored.Schema, new ScoredNames(label));

    private static ArgumentException Refused(IDataView scored) => Assert.Throws<ArgumentException>(() => Recognize(scored));

    private sealed class Flagged
    {
        public bool Label { get; set; }

        public double Score { get; set; }
    }

    private sealed class Decision
    {
        public bool PredictedLabel { get; set; }
    }
}
