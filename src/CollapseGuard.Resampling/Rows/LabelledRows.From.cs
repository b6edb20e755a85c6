using System.Globalization;

namespace CollapseGuard.Resampling;

public sealed partial class LabelledRows
{
    /// <summary>Rows with class codes.</summary>
    /// <param name="features">n x <paramref name="columns"/>, row-major; NaN = missing; not copied.</param>
    /// <param name="columns">Numbers a row, at least 1.</param>
    /// <param name="codes">The class of each row, in [0, classNames.Count - 1]; not copied.</param>
    /// <param name="classNames">The name of each class, distinct.</param>
    /// <param name="weights">A weight a row, or empty; not copied.</param>
    /// <param name="columnNames">The name of each column; <c>x0</c>, <c>x1</c>, … when null.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, a code lies outside its range or a name occurs twice.</exception>
    public static LabelledRows FromCodes(ReadOnlyMemory<float> features, int columns, ReadOnlyMemory<int> codes, IReadOnlyList<string> classNames, ReadOnlyMemory<float> weights = default, IReadOnlyList<string>? columnNames = null)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        RequireLengths(features.Length, columns, codes.Length, weights.Length, columnNames);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in classNames)
        {
            if (!seen.Add(name))
            {
                throw new ArgumentException($"Class name '{name}' occurs twice; names must be distinct.", nameof(classNames));
            }
        }

        int bad = codes.Span.IndexOfAnyExceptInRange(0, classNames.Count - 1);
        if (bad >= 0)
        {
            throw new ArgumentException($"'codes[{bad}]' is {codes.Span[bad]}; class codes must be in [0, {classNames.Count - 1}]. Leave out rows whose class is unknown.", nameof(codes));
        }

        return new LabelledRows(features, columns, codes, [.. classNames], weights, columnNames is null ? null : [.. columnNames], null);
    }

    /// <summary>Rows with labels of any type that can be sorted; text by ordinal.</summary>
    /// <typeparam name="T">The type of a label.</typeparam>
    /// <param name="features">n x <paramref name="columns"/>, row-major; NaN = missing; not copied.</param>
    /// <param name="columns">Numbers a row, at least 1.</param>
    /// <param name="labels">The label of each row; classes are its distinct values, named by their invariant text.</param>
    /// <param name="weights">A weight a row, or empty; not copied.</param>
    /// <param name="columnNames">The name of each column; <c>x0</c>, <c>x1</c>, … when null.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label is a number with a fraction: a target to regress on has no classes.</exception>
    public static LabelledRows From<T>(ReadOnlyMemory<float> features, int columns, ReadOnlyMemory<T> labels, ReadOnlyMemory<float> weights = default, IReadOnlyList<string>? columnNames = null)
        where T : notnull, IComparable<T>
    {
        RequireLengths(features.Length, columns, labels.Length, weights.Length, columnNames);
        return FromCodes(features, columns, DistinctLabels.Encode(labels.Span, out T[] distinct), DistinctLabels.Names(distinct), weights, columnNames);
    }

    /// <summary>Rows of a table whose labels are one of its columns; that column is no feature.</summary>
    /// <param name="table">The table, label included.</param>
    /// <param name="label">Name of the label column; numbers must be whole.</param>
    /// <param name="weights">A weight a row, or empty; not copied.</param>
    /// <exception cref="ArgumentException">There is no such column, a label is missing, or it is a number with a fraction.</exception>
    public static LabelledRows From(FeatureTable table, string label, ReadOnlyMemory<float> weights = default) =>
        TableRows.Read(TableRows.Without(table, label, out FeatureColumn column), column, weights);

    /// <summary>Rows of a table whose labels are given apart.</summary>
    /// <param name="features">The features.</param>
    /// <param name="labels">The label of each row; a category without rows is a class without rows.</param>
    /// <param name="weights">A weight a row, or empty; not copied.</param>
    /// <exception cref="ArgumentException">Lengths differ or a label is missing.</exception>
    public static LabelledRows From(FeatureTable features, CategoricalColumn labels, ReadOnlyMemory<float> weights = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return TableRows.Read(features, labels, weights);
    }

    internal static void RequireLengths(int numbers, int columns, int rows, int weights, IReadOnlyList<string>? columnNames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (numbers != (long)rows * columns)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {numbers} numbers for {rows} labels and {columns} columns; there must be {(long)rows * columns}."));
        }

        if (weights != 0 && weights != rows)
        {
            throw new ArgumentException($"'weights' has {weights} entries for {rows} rows; there must be one a row, or none.", nameof(weights));
        }

        if (columnNames is not null && columnNames.Count != columns)
        {
            throw new ArgumentException($"'columnNames' has {columnNames.Count} entries for {columns} columns.", nameof(columnNames));
        }
    }
}
