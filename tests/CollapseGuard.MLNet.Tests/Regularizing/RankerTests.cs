using CollapseGuard.MLNet.Regularizing;
using CollapseGuard.MLNet.Scored;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Regularizing;

public class RankerTests
{
    private static readonly MLContext Context = new(seed: 1);

    /// <summary>scikit-learn 1.2.1, ndcg_score(gains 2^relevance - 1, scores, k=10), which averages ties too; the third by hand: 7/3 (1 + 1/log2 3 + 1/2)/7.</summary>
    [Theory]
    [InlineData(new float[] { 3, 2, 3, 0, 1, 2 }, new float[] { 6, 5, 4, 3, 2, 1 }, .948811)]
    [InlineData(new float[] { 3, 2, 3, 0, 1, 2 }, new float[] { 2, 5, 2, 2, 1, 1 }, .806667)]
    [InlineData(new float[] { 3, 0, 0 }, new float[] { 1, 1, 1 }, .710310)]
    [InlineData(new float[] { 0, 1, 2, 0, 3, 0, 1, 0, 2, 0, 0, 4 }, new[] { .9f, .1f, .5f, .5f, .2f, .8f, .7f, .3f, .3f, .4f, .6f, .05f }, .198800)]
    public void Ndcg_is_the_reference(float[] relevance, float[] scores, double expected) =>
        Assert.Equal(expected, new RankedQueries(relevance, scores, new int[scores.Length]).Ndcg().Value, 6);

    [Fact]
    public void Queries_count_alike_and_those_without_a_relevant_row_not_at_all()
    {
        var rows = new RankedQueries([1, 0, 0, 1, 0, 0], [2, 1, 2, 1, 2, 1], [0, 0, 1, 1, 2, 2]);

        Assert.Equal((1 + (1 / Math.Log2(3))) / 2, rows.Ndcg().Value, 12);
        Assert.Equal("no query has a relevant row", new RankedQueries([0, 0], [1, 2], [0, 0]).Ndcg().Undefined);
    }

    [Fact]
    public void A_ranker_is_chosen_by_its_queries_and_a_collapsed_strength_never()
    {
        IDataView data = Queries();
        RegularizationKnob<RankingPredictionTransformer<Microsoft.ML.Trainers.FastTree.FastTreeRankingModelParameters>> knob = Context.CollapseGuard().RegularizationPresets.FastTreeRanking(
            TreePenalty.LeafMinimum,
            options => (options.NumberOfTrees, options.NumberOfLeaves, options.RowGroupColumnName, options.NumberOfThreads) = (10, 8, "Query", 1),
            values: [5, 20, 5_000]);

        RegularizationPath path = Context.CollapseGuard().Regularize(knob, new RegularizeOptions { GroupColumnName = "Query", FoldCount = 3 }).FitPath(data);

        Assert.Equal(RegularizationMetric.Ndcg, path.Metric);
        Assert.InRange(path.Chosen!.MeanMetric, .8, 1);
        Assert.Contains("all scores are one number", path.Points[2].CollapseReason, StringComparison.Ordinal);
        Assert.False(path.Points[2].IsChosen);
    }

    [Fact]
    public void A_ranker_needs_its_query_and_no_other_metric()
    {
        RegularizationKnob<RankingPredictionTransformer<Microsoft.ML.Trainers.FastTree.FastTreeRankingModelParameters>> knob = Context.CollapseGuard().RegularizationPresets.FastTreeRanking(
            TreePenalty.LeafMinimum, options => (options.NumberOfTrees, options.RowGroupColumnName, options.NumberOfThreads) = (2, "Query", 1), values: [5]);

        Assert.Contains("GroupColumnName names none", Refused(new RegularizeOptions()), StringComparison.Ordinal);
        Assert.Contains("ask for Ndcg", Refused(new RegularizeOptions { GroupColumnName = "Query", Metric = RegularizationMetric.LogLoss }), StringComparison.Ordinal);

        string Refused(RegularizeOptions options) => Assert.Throws<ArgumentException>(() => Context.CollapseGuard().Regularize(knob, options).FitPath(Queries())).Message;
    }

    // Sixty queries of eight rows; the relevance follows the first feature.
    private static IDataView Queries()
    {
        var random = new Random(1);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema["Query"].ColumnType = new KeyDataViewType(typeof(uint), 60);
        return Context.Data.LoadFromEnumerable(
            Enumerable.Range(0, 480).Select(i =>
            {
                float[] x = [random.NextSingle(), random.NextSingle(), random.NextSingle()];
                return new Row { Query = (uint)(i / 8), Features = x, Label = MathF.Floor(4 * Math.Clamp(x[0] + (.1f * (random.NextSingle() - .5f)), 0, .999f)) };
            }).ToList(),
            schema);
    }

    private sealed class Row
    {
        public float Label { get; set; }

        public uint Query { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }
}
