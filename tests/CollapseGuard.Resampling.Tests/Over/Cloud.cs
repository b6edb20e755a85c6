namespace CollapseGuard.Resampling.Tests;

/// <summary>Small hand-made rows.</summary>
internal static class Cloud
{
    /// <summary>Rows of numbers with the class of each, "a" or "b", …: (label, numbers).</summary>
    public static LabelledRows Of(params (string Label, float[] Numbers)[] rows) =>
        LabelledRows.From<string>(rows.SelectMany(row => row.Numbers).ToArray(), rows[0].Numbers.Length, rows.Select(row => row.Label).ToArray());

    /// <summary>Neighbours of the rows of class "b", which come first, as SmoteNC sees them.</summary>
    public static NeighborRows NeighborsOfB(this LabelledRows rows, int k)
    {
        int[] b = rows.RowsByClass()[1];
        bool[] isCategorical = [.. rows.Categories.Select(names => names is not null)];
        return new Neighborhoods(rows.Features, rows.Columns, new ParallelOptions()).AmongMixed(b, isCategorical, SmoteNC.MedianSpread(rows, b), k);
    }

    public static float[] Row(this Resampled result, int row) => result.Features.Slice(row * result.Rows.Columns, result.Rows.Columns).ToArray();
}
