namespace CollapseGuard.Neighbors;

/// <summary>The value-difference metric: two categories are near when they occur with the same classes.</summary>
/// <remarks>
/// Distance² = Σ over columns of (Σ over classes of |P(class | a) - P(class | b)|)², with P counted over the rows given.
/// Source: Stanfill and Waltz, "Toward memory-based reasoning", CACM 29(12), 1986, without weights; the exponents are those
/// that SMOTE-N uses (Chawla et al., JAIR 16, 2002, 6.2). Immutable and free to share.
/// </remarks>
public sealed class ValueDifference
{
    // Keeps the float coordinates below the distance whatever their rounding.
    private const double Lowered = 1 - 1e-6;

    private readonly double[][] shares;
    private readonly int classCount;

    private ValueDifference(double[][] shares, int classCount)
    {
        this.shares = shares;
        this.classCount = classCount;
    }

    /// <summary>Number of columns.</summary>
    public int Columns => shares.Length;

    /// <summary>Counts how categories occur with classes.</summary>
    /// <param name="codes">n x <paramref name="columns"/>, row-major category codes, from 0.</param>
    /// <param name="columns">Codes a row, at least 1.</param>
    /// <param name="classes">Class of each row, from 0.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a code or class is negative.</exception>
    public static ValueDifference Of(ReadOnlySpan<int> codes, int columns, ReadOnlySpan<int> classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (codes.Length != (long)columns * classes.Length)
        {
            throw new ArgumentException($"'codes' has {codes.Length} entries but {classes.Length} classes of {columns} columns need {(long)columns * classes.Length}.", nameof(codes));
        }

        RequireCodes(codes, columns, nameof(codes));
        RequireCodes(classes, 1, nameof(classes));
        int classCount = 0;
        foreach (int c in classes)
        {
            classCount = Math.Max(classCount, c + 1);
        }

        var shares = new double[columns][];
        for (int column = 0; column < columns; column++)
        {
            shares[column] = Shares(codes, columns, column, classes, classCount);
        }

        return new ValueDifference(shares, classCount);
    }

    /// <summary>P(class | category) in a column; 0 for a category that did not occur.</summary>
    /// <param name="column">In [0, Columns - 1].</param>
    /// <param name="category">A category code.</param>
    /// <param name="classCode">A class.</param>
    public double Share(int column, int category, int classCode) => shares[column][(category * classCount) + classCode];

    /// <summary>Squared distance between two rows of codes.</summary>
    /// <param name="a">One row.</param>
    /// <param name="b">The other.</param>
    public double Squared(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        double sum = 0;
        for (int column = 0; column < shares.Length; column++)
        {
            if (a[column] == b[column])
            {
                continue;
            }

            ReadOnlySpan<double> one = shares[column].AsSpan(a[column] * classCount, classCount), other = shares[column].AsSpan(b[column] * classCount, classCount);
            double difference = 0;
            for (int c = 0; c < one.Length; c++)
            {
                difference += Math.Abs(one[c] - other[c]);
            }

            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>Coordinates of rows whose Euclidean distance is at most this one; the same but for rounding for two classes.</summary>
    /// <remarks>The differences of shares sum to 0, so (Σ|δ|)² is at least 2 Σδ², and for two classes it is 4 δ².</remarks>
    internal (float[] Coordinates, int Columns) Embed(ReadOnlySpan<int> codes)
    {
        int width = classCount <= 2 ? 1 : classCount, stride = shares.Length * width, count = codes.Length / shares.Length;
        double scale = Lowered * (classCount <= 2 ? 2 : Math.Sqrt(2));
        var result = new float[checked(count * stride)];
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column < shares.Length; column++)
            {
                int category = codes[(row * shares.Length) + column];
                for (int c = 0; c < width; c++)
                {
                    // Less an even share, so that what is rounded is small.
                    result[(row * stride) + (column * width) + c] = (float)(scale * (Share(column, category, c) - (1.0 / classCount)));
                }
            }
        }

        return (result, stride);
    }

    internal static void RequireCodes(ReadOnlySpan<int> codes, int columns, string name)
    {
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] < 0)
            {
                throw new ArgumentException($"'{name}[{i}]' is {codes[i]} (row {i / columns}, column {i % columns}); codes must be 0 or greater. Give missing categories a code of their own.", name);
            }
        }
    }

    private static double[] Shares(ReadOnlySpan<int> codes, int columns, int column, ReadOnlySpan<int> classes, int classCount)
    {
        int categories = 0;
        for (int row = 0; row < classes.Length; row++)
        {
            categories = Math.Max(categories, codes[(row * columns) + column] + 1);
        }

        var counts = new double[checked(categories * classCount)];
        for (int row = 0; row < classes.Length; row++)
        {
            counts[(codes[(row * columns) + column] * classCount) + classes[row]]++;
        }

        for (int category = 0; category < categories; category++)
        {
            Span<double> shares = counts.AsSpan(category * classCount, classCount);
            double total = System.Numerics.Tensors.TensorPrimitives.Sum<double>(shares);
            for (int c = 0; c < shares.Length; c++)
            {
                shares[c] = total > 0 ? shares[c] / total : 0;
            }
        }

        return counts;
    }
}

/// <summary>The metric between rows of one table.</summary>
internal sealed class ValueDifferenceDistance(ValueDifference metric, ReadOnlyMemory<int> codes) : PairDistance
{
    public override double Squared(int query, int point) =>
        metric.Squared(codes.Span.Slice(query * metric.Columns, metric.Columns), codes.Span.Slice(point * metric.Columns, metric.Columns));
}
