using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>Turns named columns into standardized numbers, without a look at the target.</summary>
/// <remarks>
/// Numbers: (x - mean)/sd, missing values at the mean and, where some are missing, one more column that says so.
/// Categories: an indicator for each of the most frequent ones (missing counts as a category) and, where some are left
/// over, the frequency of each row's category. Columns that do not vary are dropped.
/// </remarks>
internal static class FeatureEncoder
{
    /// <summary>Indicators of one categorical column at most.</summary>
    private const int MaxIndicators = 15;

    public static EncodedFeatures Encode(FeatureTable table, int[] rows, int maxColumns, int seed)
    {
        var names = new List<string>();
        var columns = new List<float[]>();
        foreach (FeatureColumn column in table.Columns)
        {
            foreach ((string name, double[] values) in column switch
            {
                NumericColumn numeric => EncodeNumbers(numeric, rows),
                CategoricalColumn categorical => EncodeCategories(categorical, rows),
                _ => throw new InvalidOperationException($"Column '{column.Name}' is neither numeric nor categorical."),
            })
            {
                if (Standardize(values) is { } standardized)
                {
                    names.Add(name);
                    columns.Add(standardized);
                }
            }
        }

        int found = columns.Count;
        int[] kept = SeededSample.Choose(found, maxColumns, seed);
        var matrix = new FloatMatrix(kept.Length, rows.Length);
        for (int c = 0; c < kept.Length; c++)
        {
            columns[kept[c]].CopyTo(matrix.Row(c));
        }

        return new EncodedFeatures(matrix, [.. kept.Select(c => names[c])], found);
    }

    /// <summary>(x - mean)/sd with n in the denominator of the variance; null when the values do not vary.</summary>
    public static float[]? Standardize(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean) / values.Length;
        }

        double deviation = Math.Sqrt(squares);

        // Below, the spread is rounding of equal numbers.
        if (!(deviation > 1e-12 * Math.Abs(mean)) || deviation == 0)
        {
            return null;
        }

        var result = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            result[i] = (float)((values[i] - mean) / deviation);
        }

        return result;
    }

    private static IEnumerable<(string Name, double[] Values)> EncodeNumbers(NumericColumn column, int[] rows)
    {
        var values = new double[rows.Length];
        var missing = new double[rows.Length];
        double sum = 0;
        int known = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            values[i] = column.Values.Span[rows[i]];
            if (double.IsFinite(values[i]))
            {
                sum += values[i];
                known++;
            }
            else
            {
                missing[i] = 1;
            }
        }

        for (int i = 0; i < rows.Length; i++)
        {
            values[i] = missing[i] == 0 ? values[i] : sum / Math.Max(1, known);
        }

        yield return (column.Name, values);
        if (known < rows.Length)
        {
            yield return ($"{column.Name} is missing", missing);
        }
    }

    private static IEnumerable<(string Name, double[] Values)> EncodeCategories(CategoricalColumn column, int[] rows)
    {
        // Place 0 counts missing values.
        var counts = new int[column.Categories.Count + 1];
        foreach (int row in rows)
        {
            counts[column.Codes.Span[row] + 1]++;
        }

        int[] present = [.. Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0).OrderByDescending(c => counts[c])];

        // The indicators of two categories are one column up to sign; of k categories, k - 1 tell the last one.
        foreach (int place in present.Skip(present.Length == 2 ? 1 : 0).Take(MaxIndicators))
        {
            string category = place == 0 ? "missing" : column.Categories[place - 1];
            yield return ($"{column.Name}={category}", [.. rows.Select(row => column.Codes.Span[row] + 1 == place ? 1.0 : 0.0)]);
        }

        if (present.Length > MaxIndicators)
        {
            yield return ($"frequency of {column.Name}", [.. rows.Select(row => Math.Log(counts[column.Codes.Span[row] + 1]))]);
        }
    }
}
