using CollapseGuard.MLNet.Resampling;
using CollapseGuard.Resampling;
using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.MLNet.Augmenting;

/// <summary>The changed copies as rows of a view: where each differs from the row it is a copy of.</summary>
internal sealed class AddedRows
{
    private AddedRows(int[] sources, float[] features) => (Sources, Features) = (sources, features);

    /// <summary>The source row of each.</summary>
    public int[] Sources { get; }

    /// <summary>Their features, row-major.</summary>
    public float[] Features { get; }

    /// <summary>How labels of mixed rows were made, for the log.</summary>
    public string HowLabels { get; private init; } = "";

    private int[]? Codes { get; init; }

    private float[]? Targets { get; init; }

    private float[]? Weights { get; init; }

    /// <param name="result">What the augmenter made of the rows with a label.</param>
    /// <param name="rows">The rows as they were read.</param>
    /// <param name="seed">Seed of labels that are drawn.</param>
    public static AddedRows Of(Augmented result, UnchangedRows rows, int seed)
    {
        int n = result.OriginalCount, d = result.Columns;
        int[] sources = [.. Enumerable.Range(0, result.Origins.Length).Select(i => rows.Number(result.Origins.Span[i].First))];
        if (!result.Origins.ToArray().Any(static origin => origin.Step > 0))
        {
            return new AddedRows(sources, result.Features[(n * d)..].ToArray());
        }

        if (rows.Label.Targets is not null)
        {
            return new AddedRows(sources, result.Features[(n * d)..].ToArray()) { Targets = result.Targets[n..].ToArray(), HowLabels = " Labels of mixed rows are mixed." };
        }

        if (rows.Weight is null)
        {
            return new AddedRows(sources, result.Features[(n * d)..].ToArray())
            {
                Codes = result.DrawnLabels(seed)[n..],
                HowLabels = " Labels of mixed rows are drawn by their shares: no weight column was named.",
            };
        }

        // The originals come first and once: what follows is added.
        WeightedCopies copies = result.ToWeightedCopies();
        return new AddedRows([.. copies.SourceRows[n..].ToArray().Select(row => sources[row - n])], copies.Rows.Features[(n * d)..].ToArray())
        {
            Codes = copies.Rows.Labels[n..].ToArray(),
            Weights = copies.Rows.Weights[n..].ToArray(),
            HowLabels = " Rows that are mixed of two classes come twice, weighted by their shares.",
        };
    }

    /// <summary>A <see cref="SyntheticValue{T}"/> by index of each column in which added rows differ from their source row.</summary>
    public IReadOnlyDictionary<int, Delegate> Values(UnchangedRows rows)
    {
        var values = new Dictionary<int, Delegate> { [rows.Features.Column.Index] = rows.Features.Values(Features, rows.Features.Width, 0) };
        if (Codes is not null)
        {
            values[rows.Label.Column.Index] = rows.Label.Values(Codes);
        }

        if (Targets is not null)
        {
            values[rows.Label.Column.Index] = rows.Label.Values(Targets);
        }

        if (Weights is { } weights)
        {
            values[rows.Weight!.Value.Index] = NumberRows.Values(rows.Weight.Value.Type, row => weights[row]);
        }

        return values;
    }
}
