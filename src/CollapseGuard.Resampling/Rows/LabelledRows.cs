namespace CollapseGuard.Resampling;

/// <summary>Rows of numbers and categories, each with a class. Immutable and free to share; memory given to it must not be changed afterwards.</summary>
/// <remarks>
/// Features are one block of floats. A categorical column holds codes into its list of names as whole numbers. NaN stands for
/// what is missing in either kind. Class codes follow the sorted labels; a class may be without rows.
/// </remarks>
public sealed partial class LabelledRows
{
    // A whole number up to here has a float of its own.
    private const int GreatestCode = 1 << 24;

    private readonly int[] classCounts;

    internal LabelledRows(ReadOnlyMemory<float> features, int columns, ReadOnlyMemory<int> labels, IReadOnlyList<string> classNames, ReadOnlyMemory<float> weights, IReadOnlyList<string>? columnNames, IReadOnlyList<IReadOnlyList<string>?>? categories)
    {
        Features = features;
        Columns = columns;
        Labels = labels;
        ClassNames = classNames;
        Weights = weights;
        ColumnNames = columnNames ?? [.. Enumerable.Range(0, columns).Select(column => $"x{column}")];
        Categories = categories ?? new IReadOnlyList<string>?[columns];
        classCounts = new int[classNames.Count];
        foreach (int label in labels.Span)
        {
            classCounts[label]++;
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count => Labels.Length;

    /// <summary>Numbers a row.</summary>
    public int Columns { get; }

    /// <summary>n x <see cref="Columns"/>, row-major; NaN = missing.</summary>
    public ReadOnlyMemory<float> Features { get; }

    /// <summary>The name of each column.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    /// <summary>The category names of each column, in the order of its codes; null = the column is numeric.</summary>
    public IReadOnlyList<IReadOnlyList<string>?> Categories { get; }

    /// <summary>The class of each row, a code into <see cref="ClassNames"/>.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>The name of each class.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Rows of each class.</summary>
    public IReadOnlyList<int> ClassCounts => classCounts;

    /// <summary>The weight of each row; empty = all weigh the same.</summary>
    public ReadOnlyMemory<float> Weights { get; }

    /// <summary>The same rows with columns that hold codes marked as categorical; names are the codes themselves, up to the greatest one.</summary>
    /// <param name="columns">Columns of whole numbers at least 0; NaN = missing.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds something else.</exception>
    public LabelledRows WithCategorical(params IReadOnlyList<int> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        IReadOnlyList<string>?[] categories = [.. Categories];
        foreach (int column in columns)
        {
            int greatest = GreatestIn(column, GreatestCode - 1, "whole numbers at least 0 and below 2^24");
            categories[column] = [.. Enumerable.Range(0, greatest + 1).Select(code => code.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        }

        return new LabelledRows(Features, Columns, Labels, ClassNames, Weights, ColumnNames, categories);
    }

    /// <summary>The same rows with a column that holds codes marked as categorical.</summary>
    /// <param name="column">A column of codes into <paramref name="categories"/>; NaN = missing.</param>
    /// <param name="categories">The name of each code.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds something else.</exception>
    public LabelledRows WithCategorical(int column, IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        GreatestIn(column, categories.Count - 1, $"codes of its {categories.Count} categories, whole numbers in [0, {categories.Count - 1}]");
        IReadOnlyList<string>?[] changed = [.. Categories];
        changed[column] = [.. categories];
        return new LabelledRows(Features, Columns, Labels, ClassNames, Weights, ColumnNames, changed);
    }

    /// <summary>The rows of each class, ascending; one array a class.</summary>
    internal int[][] RowsByClass()
    {
        var rows = new int[classCounts.Length][];
        var filled = new int[rows.Length];
        for (int c = 0; c < rows.Length; c++)
        {
            rows[c] = new int[classCounts[c]];
        }

        ReadOnlySpan<int> labels = Labels.Span;
        for (int row = 0; row < labels.Length; row++)
        {
            int c = labels[row];
            rows[c][filled[c]++] = row;
        }

        return rows;
    }

    /// <summary>The same columns and classes with other rows.</summary>
    internal LabelledRows WithRows(ReadOnlyMemory<float> features, ReadOnlyMemory<int> labels, ReadOnlyMemory<float> weights) =>
        new(features, Columns, labels, ClassNames, weights, ColumnNames, Categories);

    private int GreatestIn(int column, int greatestAllowed, string requirement)
    {
        if (column < 0 || column >= Columns)
        {
            throw new ArgumentException($"Column {column} was named categorical, but columns are in [0, {Columns - 1}].", nameof(column));
        }

        ReadOnlySpan<float> values = Features.Span;
        int greatest = -1;
        for (int row = 0; row < Count; row++)
        {
            float value = values[(row * Columns) + column];
            if (float.IsNaN(value))
            {
                continue;
            }

            if (!(value >= 0 && value <= greatestAllowed && value == MathF.Floor(value)))
            {
                throw new ArgumentException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Row {row} of column '{ColumnNames[column]}' holds {value}; a categorical column must hold {requirement}, or NaN where it is missing."), nameof(column));
            }

            greatest = Math.Max(greatest, (int)value);
        }

        return greatest;
    }
}
