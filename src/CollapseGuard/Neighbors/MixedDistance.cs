namespace CollapseGuard.Neighbors;

/// <summary>Squared Euclidean distance of the numbers, plus a constant for each category that differs: the metric of SMOTE-NC.</summary>
/// <remarks>Source: Chawla, Bowyer, Hall, Kegelmeyer, "SMOTE: Synthetic Minority Over-sampling Technique", JAIR 16, 2002, 6.1.</remarks>
internal sealed class MixedDistance(ReadOnlyMemory<float> numbers, int columns, ReadOnlyMemory<int> codes, int codeColumns, double mismatch) : PairDistance
{
    // Coordinates of a category column: more categories share them, which lowers the bound and never the distance.
    private const int Buckets = 8;

    // Keeps the float coordinates below the distance whatever their rounding.
    private const double Lowered = 1 - 1e-6;

    private readonly double squaredMismatch = mismatch * mismatch;

    public override double Squared(int query, int point)
    {
        double sum = columns == 0 ? 0 : EuclideanDistance.Squared(numbers.Span.Slice(query * columns, columns), numbers.Span.Slice(point * columns, columns));
        ReadOnlySpan<int> a = codes.Span.Slice(query * codeColumns, codeColumns), b = codes.Span.Slice(point * codeColumns, codeColumns);
        int different = 0;
        for (int c = 0; c < a.Length; c++)
        {
            different += a[c] == b[c] ? 0 : 1;
        }

        return sum + (different * squaredMismatch);
    }

    /// <summary>Coordinates whose Euclidean distance is at most this one: the numbers, and indicators of (buckets of) categories.</summary>
    public (float[] Coordinates, int Columns) Embed(int count)
    {
        int[] widths = new int[codeColumns];
        for (int i = 0; i < codes.Length; i++)
        {
            widths[i % codeColumns] = Math.Clamp(codes.Span[i] + 1, widths[i % codeColumns], Buckets);
        }

        int stride = columns + widths.Sum();
        var result = new float[checked(count * stride)];
        float height = (float)(mismatch / Math.Sqrt(2) * Lowered);
        for (int row = 0; row < count; row++)
        {
            Span<float> target = result.AsSpan(row * stride, stride);
            numbers.Span.Slice(row * columns, columns).CopyTo(target);
            int at = columns;
            for (int c = 0; c < codeColumns; c++)
            {
                target[at + (codes.Span[(row * codeColumns) + c] % widths[c])] = height;
                at += widths[c];
            }
        }

        return (result, stride);
    }
}
