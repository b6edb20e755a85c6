namespace CollapseGuard.Resampling;

/// <summary>Mixed rows as points whose Euclidean distance is that of SmoteNC.</summary>
/// <remarks>
/// A category becomes one number for each category that the rows have, mismatch / √2 where it holds: two different categories
/// then lie the mismatch apart. With two categories a single number, 0 or the mismatch, does the same.
/// </remarks>
internal static class MixedEncoding
{
    // The points take at most this many times the memory of the rows; beyond it the search goes column by column.
    private const int MostPerColumn = 16;

    /// <returns>rows x width, row-major, and the width; null where there are too many categories to spread out.</returns>
    public static (float[] Points, int Width)? Encode(ReadOnlySpan<float> features, int columns, int[] rows, bool[] isCategorical, double mismatch)
    {
        var placeOf = new Dictionary<float, int>?[columns];
        var firstOf = new int[columns];
        int width = 0;
        for (int c = 0; c < columns; c++)
        {
            firstOf[c] = width;
            if (!isCategorical[c])
            {
                width++;
            }
            else if (mismatch > 0)
            {
                Dictionary<float, int> places = placeOf[c] = [];
                foreach (int row in rows)
                {
                    places.TryAdd(features[(row * columns) + c], places.Count);
                }

                width += places.Count > 2 ? places.Count : places.Count - 1;
            }
        }

        if (width > (long)MostPerColumn * columns)
        {
            return null;
        }

        var points = new float[checked(rows.Length * width)];
        for (int i = 0; i < rows.Length; i++)
        {
            Span<float> point = points.AsSpan(i * width, width);
            for (int c = 0; c < columns; c++)
            {
                float value = features[(rows[i] * columns) + c];
                if (!isCategorical[c])
                {
                    point[firstOf[c]] = value;
                }
                else if (placeOf[c] is { Count: > 2 } places)
                {
                    point[firstOf[c] + places[value]] = (float)(mismatch / Math.Sqrt(2));
                }
                else if (placeOf[c] is { Count: 2 } two && two[value] == 1)
                {
                    point[firstOf[c]] = (float)mismatch;
                }
            }
        }

        return (points, width);
    }
}
