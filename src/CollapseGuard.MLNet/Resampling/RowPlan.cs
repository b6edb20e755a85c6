using CollapseGuard.Resampling;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>What a resampled view gives: source rows that are kept, and extras, which are copies and synthetic rows.</summary>
internal sealed class RowPlan
{
    private RowPlan(bool[] kept) => Kept = kept;

    /// <summary>Whether each source row is given.</summary>
    public bool[] Kept { get; }

    /// <summary>How many are.</summary>
    public int KeptCount { get; private init; }

    /// <summary>The source row of each extra, in random order: what it is a copy of, or its first parent.</summary>
    public int[] Sources { get; private init; } = [];

    /// <summary>The synthetic row of each extra; -1 = a copy.</summary>
    public int[] SyntheticRows { get; private init; } = [];

    /// <summary>Features of the synthetic rows, row-major.</summary>
    public float[] Synthetic { get; private init; } = [];

    /// <summary>Labels of the synthetic rows; null = that of the first parent.</summary>
    public float[]? SyntheticLabels { get; private init; }

    /// <summary>Whether an extra is a copy.</summary>
    public bool HasCopies { get; private init; }

    /// <summary>All rows.</summary>
    public long Count => KeptCount + (long)Sources.Length;

    /// <param name="result">What the sampler made of the rows with a class.</param>
    /// <param name="rows">The rows as they were read.</param>
    /// <param name="seed">Seed of the order of the extras.</param>
    public static RowPlan Of(Resampled result, SourceRows rows, int seed)
    {
        var kept = new bool[rows.Count];
        var sources = new List<int>();
        var syntheticRows = new List<int>();
        ReadOnlySpan<int> from = result.SourceRows.Span;
        int d = result.Rows.Columns, synthetic = 0;
        var features = new float[result.Origins.Length * d];
        float[]? labels = rows.Targets is null ? null : new float[result.Origins.Length];
        for (int i = 0; i < from.Length; i++)
        {
            if (from[i] >= 0)
            {
                int row = rows.Number(from[i]);
                if (!kept[row])
                {
                    kept[row] = true;
                    continue;
                }

                sources.Add(row);
                syntheticRows.Add(-1);
                continue;
            }

            RowOrigin origin = result.Origins.Span[synthetic];
            int first = rows.Number(origin.First);
            sources.Add(first);
            syntheticRows.Add(synthetic);
            result.Features.Span.Slice(i * d, d).CopyTo(features.AsSpan(synthetic * d));
            if (labels is not null)
            {
                float start = rows.Targets![first], end = rows.Targets[rows.Number(origin.Second)];
                labels[synthetic] = start + (origin.Step * (end - start));
            }

            synthetic++;
        }

        foreach (int row in rows.Unlabelled)
        {
            kept[row] = true;
        }

        int[] order = [.. Enumerable.Range(0, sources.Count)];
        new Random(seed).Shuffle(order);
        return new RowPlan(kept)
        {
            KeptCount = kept.Count(static keeps => keeps),
            Sources = [.. order.Select(i => sources[i])],
            SyntheticRows = [.. order.Select(i => syntheticRows[i])],
            Synthetic = features,
            SyntheticLabels = labels,
            HasCopies = syntheticRows.Contains(-1),
        };
    }

    /// <summary>All source rows, and synthetic rows beside them.</summary>
    /// <param name="count">Source rows.</param>
    /// <param name="sources">The source row that each synthetic row stands for in every column that is not made.</param>
    /// <param name="features">Their features, row-major.</param>
    /// <param name="seed">Seed of their order.</param>
    public static RowPlan Beside(int count, int[] sources, float[] features, int seed)
    {
        var kept = new bool[count];
        Array.Fill(kept, true);
        int[] order = [.. Enumerable.Range(0, sources.Length)];
        new Random(seed).Shuffle(order);
        return new RowPlan(kept)
        {
            KeptCount = count,
            Sources = Array.ConvertAll(order, i => sources[i]),
            SyntheticRows = order,
            Synthetic = features,
        };
    }
}
