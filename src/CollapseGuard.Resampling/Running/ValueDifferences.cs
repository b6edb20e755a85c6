namespace CollapseGuard.Resampling;

/// <summary>The value-difference metric: categories are near when the classes are distributed alike among their rows.</summary>
/// <remarks>
/// d(x, y) = Σ over columns (Σ over classes |P(class | x) − P(class | y)|)². Stanfill, Waltz: Toward memory-based reasoning,
/// Communications of the ACM 29 (1986), with exponents 1 and 2 as in imbalanced-learn. The class shares are those of all rows.
/// </remarks>
internal sealed class ValueDifferences
{
    private readonly int classes;
    private readonly double[][] shares;

    public ValueDifferences(LabelledRows rows)
    {
        classes = rows.ClassNames.Count;
        shares = new double[rows.Columns][];
        for (int c = 0; c < shares.Length; c++)
        {
            shares[c] = Shares(rows, c);
        }
    }

    /// <summary>Number of columns.</summary>
    public int Columns => shares.Length;

    /// <summary>Number of categories of a column.</summary>
    public int Categories(int column) => shares[column].Length / classes;

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

    /// <summary>Share of each class among the rows of each category; 0 where there are none.</summary>
    private static double[] Shares(LabelledRows rows, int column)
    {
        int classes = rows.ClassNames.Count;
        var share = new double[rows.Categories[column]!.Count * classes];
        ReadOnlySpan<float> features = rows.Features.Span;
        ReadOnlySpan<int> labels = rows.Labels.Span;
        for (int row = 0; row < labels.Length; row++)
        {
            share[((int)features[(row * rows.Columns) + column] * classes) + labels[row]]++;
        }

        for (int from = 0; from < share.Length; from += classes)
        {
            Span<double> ofCategory = share.AsSpan(from, classes);
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

        return share;
    }
}
