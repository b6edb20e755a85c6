using CollapseGuard.MLNet.Checks.Memory;
using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.Summaries;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>Inputs beside the features made of them: which vary, and whether rows share any.</summary>
internal static class FeatureShapes
{
    /// <summary>Measures kept rows; null without features.</summary>
    public static FeatureShape? Measure(KeptRows inputs, IReadOnlyCollection<DataViewSchema.Column> needed, RowSample sample)
    {
        if (sample.Width == 0 || sample.Count < 2)
        {
            return null;
        }

        var asked = needed.Select(c => c.Index).ToHashSet();
        KeptColumn[] columns = [.. inputs.Columns.Where(c => asked.Contains(c.Column.Index))];
        IReadOnlyList<RowSample.Entry> rows = sample.Rows;
        var filled = new int[sample.Width];
        var varies = new bool[sample.Width];
        float[] first = rows[0].Features;
        foreach (RowSample.Entry row in rows)
        {
            for (int c = 0; c < sample.Width; c++)
            {
                filled[c] += row.Features[c] != 0 ? 1 : 0;
                varies[c] |= !row.Features[c].Equals(first[c]);
            }
        }

        return new FeatureShape(
            rows.Count,
            columns.Length,
            columns.Count(c => c.Codes(inputs.Count).Any(code => code > 0)),
            sample.Width,
            varies.Count(v => v),
            rows.Count(row => IsApart(row.Features, filled, varies)));
    }

    private static bool IsApart(float[] features, int[] filled, bool[] varies)
    {
        bool hasOwn = false;
        for (int c = 0; c < features.Length; c++)
        {
            if (varies[c] && features[c] != 0)
            {
                if (filled[c] > 1)
                {
                    return false;
                }

                hasOwn = true;
            }
        }

        return hasOwn;
    }
}
