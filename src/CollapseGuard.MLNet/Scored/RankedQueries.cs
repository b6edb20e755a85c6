using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Scored;

/// <summary>Scored rows of a ranker, by the query that they answer.</summary>
/// <param name="Relevance">The label: a number, of a key its place counted from 0; length n.</param>
/// <param name="Scores">Higher is nearer the top; length n.</param>
/// <param name="Queries">Code of each row's query; length n.</param>
internal sealed record RankedQueries(float[] Relevance, float[] Scores, int[] Queries)
{
    /// <summary>Places that count: what a first page of results shows. Source: convention (the depth that ranking benchmarks report).</summary>
    public const int Depth = 10;

    /// <summary>Reads them in one pass; rows without a label or a query are left out.</summary>
    public static RankedQueries Read(IDataView scored, DataViewSchema.Column label, DataViewSchema.Column score, DataViewSchema.Column query, CancellationToken cancellationToken)
    {
        var (labels, scores, queries) = (new NumberSink(label), new NumberSink(score), new ClassSink(query));
        ViewPass.Run(scored, cancellationToken, labels, scores, queries);
        float[] relevance = labels.ToArray();
        float[] all = scores.ToArray();
        int[] codes = queries.ToLabels().Codes;
        int[] known = [.. Enumerable.Range(0, codes.Length).Where(row => !float.IsNaN(relevance[row]) && codes[row] != ClassLabels.Missing)];
        return new RankedQueries([.. known.Select(row => relevance[row])], [.. known.Select(row => all[row])], [.. known.Select(row => codes[row])]);
    }

    /// <summary>Mean over the queries of the normalized discounted cumulative gain of their first <see cref="Depth"/> rows, in [0, 1].</summary>
    /// <remarks>
    /// Source: Järvelin and Kekäläinen (2002), with the gain 2^relevance - 1 of Burges et al. (2005) and the discount log2(1 + place). Rows of equal score share the gain of their places
    /// (McSherry and Najork, 2008), so that a constant gets what chance gives and not what the order of the file does. Queries without a relevant row say nothing and are left out.
    /// </remarks>
    public MetricValue Ndcg()
    {
        if (Array.Exists(Scores, score => !float.IsFinite(score)))
        {
            return MetricValue.No("scores are not finite");
        }

        double[] defined = [.. Enumerable.Range(0, Queries.Length).GroupBy(row => Queries[row]).Select(rows => Ndcg([.. rows])).Where(double.IsFinite)];
        return defined.Length == 0 ? MetricValue.No("no query has a relevant row") : MetricValue.Of(defined.Average());
    }

    private double Ndcg(int[] rows)
    {
        double ideal = Discounted([.. rows.Select(row => Gain(Relevance[row])).OrderDescending()]);
        return ideal > 0
            ? Discounted([.. rows.GroupBy(row => Scores[row]).OrderByDescending(tied => tied.Key).SelectMany(Shared)]) / ideal
            : double.NaN;
    }

    private IEnumerable<double> Shared(IEnumerable<int> tied)
    {
        double[] gains = [.. tied.Select(row => Gain(Relevance[row]))];
        return Enumerable.Repeat(gains.Average(), gains.Length);
    }

    private static double Gain(float relevance) => Math.Pow(2, relevance) - 1;

    private static double Discounted(double[] gains) => gains.Take(Depth).Select((gain, place) => gain / Math.Log2(place + 2)).Sum();
}
