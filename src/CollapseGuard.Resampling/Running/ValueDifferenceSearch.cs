namespace CollapseGuard.Resampling;

/// <summary>Nearest rows by the value-difference metric.</summary>
internal sealed class ValueDifferenceSearch : ColumnSearch
{
    // A table of category pairs of a column is made up to this size, half a megabyte; beyond it distances are summed anew.
    private const int MostPairs = 1 << 16;

    private readonly ValueDifferences metric;
    private readonly int[][] codes;
    private readonly double[][] tables;

    public ValueDifferenceSearch(ValueDifferences metric, ReadOnlySpan<float> features, int[] rows)
    {
        this.metric = metric;
        codes = new int[metric.Columns][];
        tables = new double[metric.Columns][];
        for (int c = 0; c < codes.Length; c++)
        {
            codes[c] = new int[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                codes[c][i] = (int)features[(rows[i] * codes.Length) + c];
            }

            tables[c] = Table(c);
        }
    }

    protected override void Add(int query, int from, Span<double> distances)
    {
        for (int c = 0; c < codes.Length; c++)
        {
            ReadOnlySpan<int> points = codes[c].AsSpan(from, distances.Length);
            int code = codes[c][query];
            if (tables[c].Length == 0)
            {
                for (int j = 0; j < points.Length; j++)
                {
                    distances[j] += metric.Between(c, code, points[j]);
                }

                continue;
            }

            int count = metric.Categories(c);
            ReadOnlySpan<double> toOthers = tables[c].AsSpan(code * count, count);
            for (int j = 0; j < points.Length; j++)
            {
                distances[j] += toOthers[points[j]];
            }
        }
    }

    private double[] Table(int column)
    {
        int count = metric.Categories(column);
        if ((long)count * count > MostPairs)
        {
            return [];
        }

        var table = new double[count * count];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = metric.Between(column, i / count, i % count);
        }

        return table;
    }
}
