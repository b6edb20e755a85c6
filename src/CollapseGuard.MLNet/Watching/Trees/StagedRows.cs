using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Scored;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>Scored rows to sum trees over: those whose label is known and whose score the trees add up to.</summary>
/// <param name="Width">Slots a row.</param>
/// <param name="Values">n x width, row-major.</param>
/// <param name="Actual">The target; of a binary label 1 for positives, else 0.</param>
/// <param name="IsBinary">Whether the label is binary.</param>
/// <param name="Unmatched">Rows left out.</param>
/// <param name="GreatestDifference">Greatest |sum - score| of those kept.</param>
internal sealed record StagedRows(int Width, float[] Values, double[] Actual, bool IsBinary, int Unmatched, double GreatestDifference)
{
    /// <summary>Share of the scores' spread that single precision may lose over many trees. Source: judgement; the sums were seen to agree within 5e-7.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>Rows kept.</summary>
    public int Count => Actual.Length;

    /// <summary>The slots of a row.</summary>
    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Width, Width);

    /// <summary>Reads a view that the ensemble has scored.</summary>
    /// <exception cref="ArgumentException">It has no label of a binary model or a regression.</exception>
    public static StagedRows Read(StagedEnsemble ensemble, IDataView scored, string labelColumnName, CancellationToken cancellationToken)
    {
        ScoredColumns columns = ScoredColumns.Recognize(scored.Schema, new ScoredNames(labelColumnName));
        var features = new PickedSlots(ColumnSink.Find(scored.Schema, ensemble.FeatureColumnName, nameof(ensemble)), ensemble.UsedFeatures);
        var label = new NumberSink(columns.Label);
        var score = new NumberSink(columns.Score);
        ViewPass.Run(scored, cancellationToken, features, label, score);
        bool isBinary = columns.Task == PredictionTask.Binary;
        double[] actual = [.. label.ToArray().Select(value => isBinary && !float.IsNaN(value) ? value > 0 ? 1.0 : 0.0 : value)];
        var all = new StagedRows(ensemble.UsedFeatures.Length, features.ToArray(), actual, isBinary, 0, 0);
        return all.Matching(ensemble, score.ToArray());
    }

    private StagedRows Matching(StagedEnsemble ensemble, float[] scores)
    {
        double spread = Deviation(scores), greatest = 0;
        var kept = new List<int>(Count);
        for (int row = 0; row < Count; row++)
        {
            double sum = 0;
            foreach (FlatTree tree in ensemble.Trees)
            {
                sum += tree.Value(this[row]);
            }

            double difference = Math.Abs(ensemble.Score(sum, ensemble.Trees.Length) - scores[row]);
            if (double.IsFinite(Actual[row]) && difference <= Tolerance * Math.Max(spread, Math.Abs(scores[row])))
            {
                kept.Add(row);
                greatest = Math.Max(greatest, difference);
            }
        }

        return this with
        {
            Values = [.. kept.SelectMany(row => new ArraySegment<float>(Values, row * Width, Width))],
            Actual = [.. kept.Select(row => Actual[row])],
            Unmatched = Count - kept.Count,
            GreatestDifference = greatest,
        };
    }

    private static double Deviation(float[] scores)
    {
        double mean = scores.Length == 0 ? 0 : scores.Average();
        return scores.Length == 0 ? 0 : Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
    }
}
