namespace CollapseGuard.Scaling;

/// <content>Fitting.</content>
public sealed partial class Scaler
{
    /// <summary>Fits mean 0 and standard deviation 1 (divisor n) for each column.</summary>
    /// <param name="rows">Training rows only, n x <paramref name="columnCount"/>, row-major; NaN = missing, left out.</param>
    /// <param name="columnCount">Number of columns, at least 1.</param>
    /// <exception cref="ArgumentException">No rows, a length that does not fit, or an infinite value.</exception>
    public static Scaler Standardize(ReadOnlySpan<float> rows, int columnCount = 1) => Fit(ScalingKind.Standardize, rows, columnCount);

    /// <inheritdoc cref="Standardize(ReadOnlySpan{float}, int)"/>
    /// <param name="table">Training rows only; its numeric columns are fitted, the others left alone.</param>
    public static Scaler Standardize(FeatureTable table) => Fit(ScalingKind.Standardize, table);

    /// <summary>Fits 0 to 1 from the smallest to the largest value of each column.</summary>
    /// <inheritdoc cref="Standardize(ReadOnlySpan{float}, int)"/>
    public static Scaler MinMax(ReadOnlySpan<float> rows, int columnCount = 1) => Fit(ScalingKind.MinMax, rows, columnCount);

    /// <inheritdoc cref="MinMax(ReadOnlySpan{float}, int)"/>
    /// <param name="table">Training rows only; its numeric columns are fitted, the others left alone.</param>
    public static Scaler MinMax(FeatureTable table) => Fit(ScalingKind.MinMax, table);

    /// <summary>Fits median 0 and interquartile range 1 for each column.</summary>
    /// <inheritdoc cref="Standardize(ReadOnlySpan{float}, int)"/>
    public static Scaler Robust(ReadOnlySpan<float> rows, int columnCount = 1) => Fit(ScalingKind.Robust, rows, columnCount);

    /// <inheritdoc cref="Robust(ReadOnlySpan{float}, int)"/>
    /// <param name="table">Training rows only; its numeric columns are fitted, the others left alone.</param>
    public static Scaler Robust(FeatureTable table) => Fit(ScalingKind.Robust, table);

    /// <summary>Fits sign(x) ln(1 + |x| / unit), unit = the 1 % quantile of the magnitudes that are not 0. Defined for every number; 0 stays 0.</summary>
    /// <inheritdoc cref="Standardize(ReadOnlySpan{float}, int)"/>
    public static Scaler Log(ReadOnlySpan<float> rows, int columnCount = 1) => Fit(ScalingKind.Log, rows, columnCount);

    /// <inheritdoc cref="Log(ReadOnlySpan{float}, int)"/>
    /// <param name="table">Training rows only; its numeric columns are fitted, the others left alone.</param>
    public static Scaler Log(FeatureTable table) => Fit(ScalingKind.Log, table);

    private static Scaler Fit(ScalingKind kind, ReadOnlySpan<float> rows, int columnCount)
    {
        RequireRows(rows.Length, columnCount);
        if (rows.Length == 0)
        {
            throw new ArgumentException("'rows' is empty; a scaler is fitted on at least one row.", nameof(rows));
        }

        var scales = new ColumnScale[columnCount];
        var numbers = new float[rows.Length / columnCount];
        for (int column = 0; column < columnCount; column++)
        {
            int count = 0;
            for (int at = column; at < rows.Length; at += columnCount)
            {
                Take(rows[at], at / columnCount, $"x{column}", numbers, ref count);
            }

            scales[column] = ColumnFit.Fit(kind, $"x{column}", numbers.AsSpan(0, count));
        }

        return new Scaler(kind, scales);
    }

    private static Scaler Fit(ScalingKind kind, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var scales = new List<ColumnScale>();
        var numbers = new float[table.RowCount];
        foreach (FeatureColumn feature in table.Columns)
        {
            if (feature is not NumericColumn column)
            {
                continue;
            }

            ReadOnlySpan<float> values = column.Values.Span;
            int count = 0;
            for (int row = 0; row < values.Length; row++)
            {
                Take(values[row], row, column.Name, numbers, ref count);
            }

            scales.Add(ColumnFit.Fit(kind, column.Name, numbers.AsSpan(0, count)));
        }

        return scales.Count > 0 && table.RowCount > 0
            ? new Scaler(kind, scales)
            : throw new ArgumentException($"'table' has {scales.Count} numeric columns and {table.RowCount} rows; a scaler is fitted on at least one of each.", nameof(table));
    }

    private static void Take(float value, int row, string name, float[] numbers, ref int count)
    {
        if (float.IsInfinity(value))
        {
            throw new ArgumentException($"Column '{name}' is infinite in row {row}; no scale fits an infinity. Drop the row or make the value missing (NaN) first.");
        }

        if (!float.IsNaN(value))
        {
            numbers[count++] = value;
        }
    }
}
