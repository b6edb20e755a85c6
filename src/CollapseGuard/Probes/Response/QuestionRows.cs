using CollapseGuard.Probes.Signal;

namespace CollapseGuard.Probes.Response;

/// <summary>The rows a model is asked about, as the numbers it takes.</summary>
internal static class QuestionRows
{
    /// <summary>Rows of a rare category asked for each column.</summary>
    private const int RareCategories = 10;

    /// <summary>At most <paramref name="most"/> rows: the extremes of each column and its rarest categories, then rows drawn by seed.</summary>
    /// <remarks>A column that matters in few rows only must show in the sample, or it would seem ignored.</remarks>
    public static int[] Choose(FeatureTable table, int most, int seed)
    {
        if (table.RowCount <= most)
        {
            return [.. Enumerable.Range(0, table.RowCount)];
        }

        IEnumerable<int> telling = table.Columns.SelectMany(column => column is CategoricalColumn c ? Rare(c) : Extremes((NumericColumn)column));
        int[] chosen = [.. telling.Concat(SeededSample.Order(table.RowCount, new Random(seed))).Distinct().Take(most)];
        Array.Sort(chosen);
        return chosen;
    }

    /// <summary>n x d, row-major: numbers as they are (NaN = missing), categories as their codes.</summary>
    public static float[] Read(FeatureTable table, int[] rows)
    {
        int d = table.Columns.Count;
        var values = new float[rows.Length * d];
        for (int c = 0; c < d; c++)
        {
            FeatureColumn column = table.Columns[c];
            for (int i = 0; i < rows.Length; i++)
            {
                values[(i * d) + c] = column is NumericColumn numeric ? numeric.Values.Span[rows[i]] : ((CategoricalColumn)column).Codes.Span[rows[i]];
            }
        }

        return values;
    }

    private static IEnumerable<int> Extremes(NumericColumn column)
    {
        ReadOnlySpan<float> values = column.Values.Span;
        int least = -1, greatest = -1;
        for (int i = 0; i < values.Length; i++)
        {
            least = float.IsFinite(values[i]) && (least < 0 || values[i] < values[least]) ? i : least;
            greatest = float.IsFinite(values[i]) && (greatest < 0 || values[i] > values[greatest]) ? i : greatest;
        }

        return least < 0 ? [] : [least, greatest];
    }

    private static IEnumerable<int> Rare(CategoricalColumn column)
    {
        var first = new Dictionary<int, int>();
        var count = new Dictionary<int, int>();
        for (int i = 0; i < column.Count; i++)
        {
            int code = column.Codes.Span[i];
            first.TryAdd(code, i);
            count[code] = count.GetValueOrDefault(code) + 1;
        }

        return count.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key).Take(RareCategories).Select(pair => first[pair.Key]);
    }
}
