namespace CollapseGuard.Resampling.Tests;

/// <summary>Rows on a line, written as "a:0 a:1.5 b:2": class and place.</summary>
internal static class Line
{
    public static LabelledRows Of(string text)
    {
        string[][] parts = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':'))];
        float[] places = [.. parts.Select(part => float.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture))];
        string[] labels = [.. parts.Select(part => part[0])];
        return LabelledRows.From<string>(places, 1, labels);
    }

    /// <summary>The rows that went.</summary>
    public static int[] Gone(Sampler sampler, string text)
    {
        LabelledRows rows = Of(text);
        return [.. Enumerable.Range(0, rows.Count).Except(sampler.Resample(rows).SourceRows.ToArray())];
    }

    /// <summary>Rows in three overlapping classes on a coarse grid: many distances are equal.</summary>
    public static LabelledRows Grid(int seed, params int[] counts)
    {
        LabelledRows rows = SampleRows.Numeric(2, counts);
        var random = new CounterRandom(seed, 1);
        return SampleRows.Changed(rows, (row, column, value) => MathF.Floor(4 * (value + (float)(.5 * random.Unit((row * 2) + column)))));
    }
}
