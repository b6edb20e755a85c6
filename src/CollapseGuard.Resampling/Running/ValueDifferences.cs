namespace CollapseGuard.Resampling;

/// <summary>The value-difference metric: categories are near when the classes are distributed alike among their rows.</summary>
/// <remarks>
/// d(x, y) = Σ over columns (Σ over classes |P(class | x) − P(class | y)|)². Stanfill, Waltz: Toward memory-based reasoning,
/// Communications of the ACM 29 (1986), with exponents 1 and 2 as in imbalanced-learn. The class shares are those of all rows.
/// Memory: a table of category pairs for each column, or its class shares where the table would be larger than 2^16.
/// </remarks>
internal sealed class ValueDifferences
{
    private const int MostPairs = 1 << 16;
    private const int QueryBlock = 16;
    private const int PointTile = 1024;

    private readonly int columns;
    private readonly int classes;
    private readonly int[] categories;
    private readonly double[][] shares;

    public ValueDifferences(LabelledRows rows)
    {
        columns = rows.Columns;
        classes = rows.ClassNames.Count;
        categories = new int[columns];
        shares = new double[columns][];
        ReadOnlySpan<float> features = rows.Features.Span;
        ReadOnlySpan<int> labels = rows.Labels.Span;
        for (int c = 0; c < columns; c++)
        {
            categories[c] = rows.Categories[c]!.Count;
            double[] share = shares[c] = new double[categories[c] * classes];
            for (int row = 0; row < labels.Length; row++)
            {
                share[((int)features[(row * columns) + c] * classes) + labels[row]]++;
            }

            for (int category = 0; category < categories[c]; category++)
            {
                Span<double> ofCategory = share.AsSpan(category * classes, classes);
                double total = 0;
                foreach (double count in ofCategory)
                {
                    total += count;
                }

                foreach (ref double count in ofCategory)
                {
                    count /= Math.Max(1, total);
                }
            }
        }
    }

    /// <summary>The distance of two categories of a column: squared sum of absolute differences of their class shares.</summary>
    public double Between(int column, int one, int other)
    {
        ReadOnlySpan<double> share = shares[column];
        double sum = 0;
        for (int k = 0; k < classes; k++)
        {
            sum += Math.Abs(share[(one * classes) + k] - share[(other * classes) + k]);
        }

        return sum * sum;
    }

    /// <summary>The k nearest of some rows among themselves, each without itself; equal distances by row number.</summary>
    public NeighborRows Search(ReadOnlySpan<float> features, int[] rows, int k, ParallelOptions parallel)
    {
        // Codes column by column: a tile of points is then read in order.
        var codes = new int[columns][];
        var tables = new double[columns][];
        for (int c = 0; c < columns; c++)
        {
            codes[c] = new int[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                codes[c][i] = (int)features[(rows[i] * columns) + c];
            }

            tables[c] = (long)categories[c] * categories[c] <= MostPairs ? Table(c) : [];
        }

        var result = new NeighborRows(rows.Length, k);
        Parallel.For(0, (rows.Length + QueryBlock - 1) / QueryBlock, parallel, () => new Buffers(k), (block, _, buffers) =>
        {
            for (int query = block * QueryBlock; query < Math.Min(rows.Length, (block + 1) * QueryBlock); query++)
            {
                Search(query, rows, codes, tables, buffers, result);
            }

            return buffers;
        }, static _ => { });
        return result;
    }

    private void Search(int query, int[] rows, int[][] codes, double[][] tables, Buffers buffers, NeighborRows result)
    {
        int k = result.K, found = 0;
        for (int from = 0; from < rows.Length; from += PointTile)
        {
            Span<double> distances = buffers.Distances.AsSpan(0, Math.Min(PointTile, rows.Length - from));
            distances.Clear();
            for (int c = 0; c < columns; c++)
            {
                ReadOnlySpan<double> toOthers = Row(c, codes[c][query], tables[c], buffers);
                ReadOnlySpan<int> points = codes[c].AsSpan(from, distances.Length);
                for (int j = 0; j < points.Length; j++)
                {
                    distances[j] += toOthers[points[j]];
                }
            }

            // Points come by row number, so that only a smaller distance moves one aside.
            for (int j = 0; j < distances.Length; j++)
            {
                if (from + j != query && (found < k || distances[j] < buffers.Nearest[k - 1]))
                {
                    found = buffers.Insert(found, distances[j], from + j);
                }
            }
        }

        for (int place = 0; place < k; place++)
        {
            result.Set(query, place, rows[buffers.Points[place]], buffers.Nearest[place]);
        }
    }

    private ReadOnlySpan<double> Row(int column, int category, double[] table, Buffers buffers)
    {
        int count = categories[column];
        if (table.Length > 0)
        {
            return table.AsSpan(category * count, count);
        }

        return buffers.RowOf(column, category, count, this);
    }

    private double[] Table(int column)
    {
        int count = categories[column];
        var table = new double[count * count];
        for (int one = 0; one < count; one++)
        {
            for (int other = 0; other < count; other++)
            {
                table[(one * count) + other] = Between(column, one, other);
            }
        }

        return table;
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Buffers(int k)
    {
        private readonly Dictionary<int, (int Category, double[] Row)> rows = [];

        public double[] Distances { get; } = new double[PointTile];

        public double[] Nearest { get; } = new double[k];

        public int[] Points { get; } = new int[k];

        /// <summary>Distances of a category to all others, for columns with too many for a table; the last asked for is kept.</summary>
        public double[] RowOf(int column, int category, int count, ValueDifferences metric)
        {
            if (!rows.TryGetValue(column, out (int Category, double[] Row) kept) || kept.Category != category)
            {
                double[] row = kept.Row ?? new double[count];
                for (int other = 0; other < count; other++)
                {
                    row[other] = metric.Between(column, category, other);
                }

                rows[column] = kept = (category, row);
            }

            return kept.Row;
        }

        /// <summary>Puts a point behind those that are not farther; returns how many are held.</summary>
        public int Insert(int held, double distance, int point)
        {
            int place = held < k ? held : k - 1;
            for (; place > 0 && Nearest[place - 1] > distance; place--)
            {
                (Nearest[place], Points[place]) = (Nearest[place - 1], Points[place - 1]);
            }

            (Nearest[place], Points[place]) = (distance, point);
            return Math.Min(held + 1, k);
        }
    }
}
