namespace CollapseGuard.Resampling;

/// <summary>Between tables of columns and one block of rows.</summary>
internal static class TableRows
{
    // Rows turned at a time: few enough that a tile of a hundred columns stays in the cache.
    private const int Tile = 256;

    /// <summary>The table without one column.</summary>
    public static FeatureTable Without(FeatureTable table, string label, out FeatureColumn column)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(label);
        column = table.Columns.FirstOrDefault(c => c.Name == label)
            ?? throw new ArgumentException($"The table has no column '{label}'; its columns are {ClassTable.List(table.Columns.Select(c => c.Name))}.", nameof(label));
        return FeatureTable.FromColumns([.. table.Columns.Where(c => c.Name != label)]).With(table.Segments, table.Groups, table.Time);
    }

    public static LabelledRows Read(FeatureTable features, FeatureColumn labels, ReadOnlyMemory<float> weights)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Columns.Count == 0)
        {
            throw new ArgumentException("The table has no feature columns; there must be at least one beside the label.", nameof(features));
        }

        int[] codes = Codes(labels, out string[] names);
        LabelledRows.RequireLengths(checked(features.RowCount * features.Columns.Count), features.Columns.Count, codes.Length, weights.Length, null);
        return new LabelledRows(
            Interleave(features),
            features.Columns.Count,
            codes,
            names,
            weights,
            [.. features.Columns.Select(column => column.Name)],
            [.. features.Columns.Select(column => (column as CategoricalColumn)?.Categories)]);
    }

    /// <summary>Columns like the table's, with the rows of a block.</summary>
    public static FeatureColumn[] Columns(IReadOnlyList<FeatureColumn> like, ReadOnlySpan<float> rows)
    {
        int d = like.Count, n = rows.Length / d;
        var values = new float[d][];
        for (int c = 0; c < d; c++)
        {
            values[c] = GC.AllocateUninitializedArray<float>(n);
        }

        for (int from = 0; from < n; from += Tile)
        {
            int to = Math.Min(n, from + Tile);
            for (int c = 0; c < d; c++)
            {
                float[] column = values[c];
                for (int row = from; row < to; row++)
                {
                    column[row] = rows[(row * d) + c];
                }
            }
        }

        var columns = new FeatureColumn[d];
        for (int c = 0; c < d; c++)
        {
            columns[c] = like[c] is CategoricalColumn categorical
                ? new CategoricalColumn(categorical.Name, Array.ConvertAll(values[c], static code => float.IsNaN(code) ? CategoricalColumn.Missing : (int)code), categorical.Categories)
                : new NumericColumn(like[c].Name, values[c]);
        }

        return columns;
    }

    /// <summary>A column with its rows picked by number.</summary>
    public static FeatureColumn? Pick(FeatureColumn? column, int[] rows) => column switch
    {
        null => null,
        CategoricalColumn categorical => new CategoricalColumn(categorical.Name, Array.ConvertAll(rows, row => categorical.Codes.Span[row]), categorical.Categories),
        _ => new NumericColumn(column.Name, Array.ConvertAll(rows, row => ((NumericColumn)column).Values.Span[row])),
    };

    private static int[] Codes(FeatureColumn labels, out string[] names)
    {
        if (labels is not CategoricalColumn categorical)
        {
            int[] codes = DistinctLabels.Encode(((NumericColumn)labels).Values.Span, out float[] distinct);
            names = DistinctLabels.Names(distinct);
            return codes;
        }

        names = [.. categorical.Categories];
        int[] order = [.. Enumerable.Range(0, names.Length)];
        Array.Sort(names, order, StringComparer.Ordinal);
        var rank = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
            if (i > 0 && names[i] == names[i - 1])
            {
                throw new ArgumentException($"Category '{names[i]}' of label column '{labels.Name}' occurs twice; classes must have distinct names.", nameof(labels));
            }
        }

        var sorted = new int[categorical.Count];
        for (int row = 0; row < sorted.Length; row++)
        {
            int code = categorical.Codes.Span[row];
            sorted[row] = code >= 0 ? rank[code] : throw new ArgumentException($"Row {row} of label column '{labels.Name}' is missing; every row must have a class. Leave out rows whose class is unknown.", nameof(labels));
        }

        return sorted;
    }

    private static float[] Interleave(FeatureTable features)
    {
        int d = features.Columns.Count, n = features.RowCount;
        float[] rows = GC.AllocateUninitializedArray<float>(n * d);
        for (int from = 0; from < n; from += Tile)
        {
            int to = Math.Min(n, from + Tile);
            for (int c = 0; c < d; c++)
            {
                if (features.Columns[c] is NumericColumn numeric)
                {
                    ReadOnlySpan<float> values = numeric.Values.Span;
                    for (int row = from; row < to; row++)
                    {
                        rows[(row * d) + c] = values[row];
                    }
                }
                else
                {
                    ReadOnlySpan<int> codes = ((CategoricalColumn)features.Columns[c]).Codes.Span;
                    for (int row = from; row < to; row++)
                    {
                        rows[(row * d) + c] = codes[row] == CategoricalColumn.Missing ? float.NaN : codes[row];
                    }
                }
            }
        }

        return rows;
    }
}
