using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Scored;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>Scored rows to sum trees over: those whose label is known and whose score the trees add up to.</summary>
/// <param name="Width">Slots a row.</param>
/// <param name="Values">n x width, row-major.</param>
/// <param name="Actual">The target; of a binary label 1 for positives, else 0; of several classes the number of the class, from 0.</param>
/// <param name="Task">The kind of label.</param>
/// <param name="Link">How scores are made of what the trees add up to.</param>
/// <param name="Unmatched">Rows left out.</param>
/// <param name="GreatestDifference">Greatest |sum - score| of those kept.</param>
internal sealed record StagedRows(int Width, float[] Values, double[] Actual, PredictionTask Task, ClassLink Link, int Unmatched, double GreatestDifference)
{
    /// <summary>Share of the scores' spread that single precision may lose over many trees. Source: judgement; the sums were seen to agree within 5e-7.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>Rows kept.</summary>
    public int Count => Actual.Length;

    /// <summary>The slots of a row.</summary>
    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Width, Width);

    /// <summary>Reads a view that the ensemble has scored.</summary>
    /// <param name="ensemble">The trees.</param>
    /// <param name="scored">The view.</param>
    /// <param name="labelColumnName">The truth.</param>
    /// <param name="links">The links to try; that under which most rows match is taken, the first of equals.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">It has no label of a classifier or a regression.</exception>
    public static StagedRows Read(StagedEnsemble ensemble, IDataView scored, string labelColumnName, IEnumerable<ClassLink> links, CancellationToken cancellationToken)
    {
        ScoredColumns columns = ScoredColumns.Recognize(scored.Schema, new ScoredNames(labelColumnName));
        if (columns.Task == PredictionTask.Multiclass && columns.Label.Type is not KeyDataViewType)
        {
            throw new ArgumentException($"label '{labelColumnName}' is {columns.Label.Type}; of several classes a key is required, which numbers them as the scores do");
        }

        var features = new PickedSlots(ColumnSink.Find(scored.Schema, ensemble.FeatureColumnName, nameof(ensemble)), ensemble.UsedFeatures);
        var label = new NumberSink(columns.Label);
        var score = new MatrixSink(columns.Score);
        if (score.Width != ensemble.Parts.Count)
        {
            throw new ArgumentException($"there are {score.Width} scores and trees of {ensemble.Parts.Count}");
        }

        ViewPass.Run(scored, cancellationToken, features, label, score);
        bool isBinary = columns.Task == PredictionTask.Binary;
        double[] actual = [.. label.ToArray().Select(value => isBinary && !float.IsNaN(value) ? value > 0 ? 1.0 : 0.0 : value)];
        var all = new StagedRows(ensemble.UsedFeatures.Length, features.ToArray(), actual, columns.Task, ClassLink.None, 0, 0);
        return links.Select(link => (all with { Link = link }).Matching(ensemble, score.Values.Span)).MinBy(rows => rows.Unmatched)!;
    }

    private StagedRows Matching(StagedEnsemble ensemble, ReadOnlySpan<float> given)
    {
        int width = ensemble.Parts.Count;
        double spread = Deviation(given), greatest = 0;
        var kept = new List<int>(Count);
        var sums = new double[width];
        var scores = new double[width];
        for (int row = 0; row < Count; row++)
        {
            Array.Clear(sums);
            for (int tree = 0; tree < ensemble.TreeCount; tree++)
            {
                ensemble.Add(tree, this[row], sums);
            }

            ensemble.Score(sums, ensemble.TreeCount, Link, scores);
            double difference = 0, size = spread;
            for (int i = 0; i < width; i++)
            {
                difference = Math.Max(difference, Math.Abs(scores[i] - given[(row * width) + i]));
                size = Math.Max(size, Math.Abs(given[(row * width) + i]));
            }

            if (HasLabel(row, width) && difference <= Tolerance * size)
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

    private bool HasLabel(int row, int width) => double.IsFinite(Actual[row]) && (Task != PredictionTask.Multiclass || Actual[row] < width);

    private static double Deviation(ReadOnlySpan<float> scores)
    {
        double mean = 0, squares = 0;
        foreach (float score in scores)
        {
            mean += (double)score / scores.Length;
        }

        foreach (float score in scores)
        {
            squares += (score - mean) * (score - mean);
        }

        return scores.Length == 0 ? 0 : Math.Sqrt(squares / scores.Length);
    }
}
