namespace CollapseGuard.Resampling.Tests;

/// <summary>Rows to resample: classes as overlapping clouds, no two distances alike unless asked for.</summary>
internal static class SampleRows
{
    private const int CategoryCount = 4;

    /// <summary>Rows that suit a sampler: numeric, mixed or categorical columns; class c has counts[c] rows, shuffled.</summary>
    public static LabelledRows For(Sampler sampler, params int[] counts) => Make(sampler.Needs, 6, counts);

    /// <summary>Numeric rows.</summary>
    public static LabelledRows Numeric(int columns, params int[] counts) => Make(ColumnNeed.Numeric, columns, counts);

    public static LabelledRows Make(ColumnNeed need, int columns, params int[] counts)
    {
        int firstCategorical = need switch
        {
            ColumnNeed.Mixed => columns - 2,
            ColumnNeed.Categorical => 0,
            _ => columns,
        };
        var codes = new List<int>();
        for (int c = 0; c < counts.Length; c++)
        {
            codes.AddRange(Enumerable.Repeat(c, counts[c]));
        }

        int[] labels = RandomOrder.Of([.. codes], new CounterRandom(7, 1));
        var random = new CounterRandom(11, 2);
        var features = new float[labels.Length * columns];
        for (int i = 0; i < features.Length; i++)
        {
            int label = labels[i / columns];
            features[i] = i % columns < firstCategorical
                ? (float)(random.Unit(i) + random.Unit(i + features.Length) + (.2 * label))
                : Math.Min(CategoryCount - 1, random.Below(CategoryCount, i) + (label % 2));
        }

        LabelledRows rows = LabelledRows.FromCodes(features, columns, labels, [.. counts.Select((_, c) => $"{(char)('a' + c)}")]);
        return firstCategorical == columns ? rows : rows.WithCategorical([.. Enumerable.Range(firstCategorical, columns - firstCategorical)]);
    }

    /// <summary>The same rows in another order; order[i] = the row that comes i-th.</summary>
    public static LabelledRows Reordered(LabelledRows rows, int[] order)
    {
        int d = rows.Columns;
        var features = new float[rows.Features.Length];
        var labels = new int[rows.Count];
        for (int i = 0; i < order.Length; i++)
        {
            rows.Features.Slice(order[i] * d, d).CopyTo(features.AsMemory(i * d));
            labels[i] = rows.Labels.Span[order[i]];
        }

        return rows.WithRows(features, labels, default);
    }

    /// <summary>The same rows with every number changed.</summary>
    public static LabelledRows Changed(LabelledRows rows, Func<int, int, float, float> change)
    {
        float[] features = rows.Features.ToArray();
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = change(i / rows.Columns, i % rows.Columns, features[i]);
        }

        return rows.WithRows(features, rows.Labels, rows.Weights);
    }
}
