namespace CollapseGuard;

/// <summary>The inputs of a model: named numeric and categorical columns of one length. Immutable and free to share.</summary>
/// <remarks>
/// The optional segment, group and time columns describe rows and are no features: segments are judged one by one,
/// groups stay together in a fold (patients, sessions), time gives the order of rows.
/// </remarks>
public sealed class FeatureTable
{
    private FeatureTable(IReadOnlyList<FeatureColumn> columns, int rowCount, CategoricalColumn? segments, CategoricalColumn? groups, NumericColumn? time)
    {
        Columns = columns;
        RowCount = rowCount;
        Segments = segments;
        Groups = groups;
        Time = time;
    }

    /// <summary>The feature columns, in order; at least one unless only segments, groups or time are given.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The segment of each row, or null.</summary>
    public CategoricalColumn? Segments { get; }

    /// <summary>The group of each row, or null.</summary>
    public CategoricalColumn? Groups { get; }

    /// <summary>The time of each row, or null; only its order is used.</summary>
    public NumericColumn? Time { get; }

    /// <summary>Makes a table from named columns.</summary>
    /// <param name="columns">Columns of equal length with distinct names.</param>
    /// <exception cref="ArgumentException">Lengths differ or a name occurs twice.</exception>
    public static FeatureTable FromColumns(params IReadOnlyList<FeatureColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (FeatureColumn column in columns)
        {
            if (!names.Add(column.Name))
            {
                throw new ArgumentException($"Column '{column.Name}' occurs twice; names must be distinct.", nameof(columns));
            }

            RequireLength(column, columns[0].Count);
        }

        return new FeatureTable([.. columns], columns.Count == 0 ? 0 : columns[0].Count, null, null, null);
    }

    /// <summary>Makes a table of numeric columns from one block of numbers.</summary>
    /// <param name="values">n x <paramref name="columnCount"/>, row-major; NaN = missing; copied.</param>
    /// <param name="columnCount">Number of columns, at least 1.</param>
    /// <param name="names">Name of each column; <c>x0</c>, <c>x1</c>, … when null.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of <paramref name="columnCount"/>, or the names do not fit.</exception>
    public static FeatureTable FromRowMajor(ReadOnlySpan<float> values, int columnCount, IReadOnlyList<string>? names = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columnCount, 1);
        if (values.Length % columnCount != 0)
        {
            throw new ArgumentException($"'values' has {values.Length} numbers, which is not a multiple of its {columnCount} columns.", nameof(values));
        }

        if (names is not null && names.Count != columnCount)
        {
            throw new ArgumentException($"'names' has {names.Count} entries but the table has {columnCount} columns.", nameof(names));
        }

        int rows = values.Length / columnCount;
        var columns = new FeatureColumn[columnCount];
        for (int c = 0; c < columnCount; c++)
        {
            var column = new float[rows];
            for (int r = 0; r < rows; r++)
            {
                column[r] = values[(r * columnCount) + c];
            }

            columns[c] = new NumericColumn(names?[c] ?? $"x{c}", column);
        }

        return FromColumns(columns);
    }

    /// <summary>The same features with the given row descriptions; null leaves the present one.</summary>
    /// <param name="segments">The segment of each row.</param>
    /// <param name="groups">The group of each row.</param>
    /// <param name="time">The time of each row.</param>
    /// <exception cref="ArgumentException">A column's length differs from the table's.</exception>
    public FeatureTable With(CategoricalColumn? segments = null, CategoricalColumn? groups = null, NumericColumn? time = null)
    {
        (segments, groups, time) = (segments ?? Segments, groups ?? Groups, time ?? Time);
        int rows = Columns.Count > 0 ? RowCount : segments?.Count ?? groups?.Count ?? time?.Count ?? RowCount;
        foreach (FeatureColumn? column in new FeatureColumn?[] { segments, groups, time })
        {
            if (column is not null)
            {
                RequireLength(column, rows);
            }
        }

        return new FeatureTable(Columns, rows, segments, groups, time);
    }

    private static void RequireLength(FeatureColumn column, int rows)
    {
        if (column.Count != rows)
        {
            throw new ArgumentException($"Column '{column.Name}' has {column.Count} rows but the table has {rows}; all columns must describe the same rows.", nameof(column));
        }
    }
}
