using System.Text.Json;

namespace CollapseGuard.Scaling;

/// <summary>
/// A fitted, invertible change of scale, column by column. Fit it on training rows, apply it to every row, turn predictions
/// back with <see cref="Invert(ReadOnlySpan{float}, Span{float})"/>. Immutable and free to share between threads.
/// </summary>
/// <remarks>
/// NaN stays NaN and infinity stays infinity; nothing is clipped. Computed in double and rounded once to float, so that inverting returns
/// each value within one unit in the last place of the larger of |x| and |x - offset| (<see cref="ScalingKind.Log"/>: times the transformed value), unless the scaled value underflows.
/// </remarks>
public sealed partial class Scaler
{
    private const int CurrentSchemaVersion = 1;

    private Scaler(ScalingKind kind, IReadOnlyList<ColumnScale> columns) => (Kind, Columns) = (kind, [.. columns]);

    /// <summary>How columns are scaled.</summary>
    public ScalingKind Kind { get; }

    /// <summary>What was learned, one entry a column, in order. Constant and empty columns say so in <see cref="ColumnScale.Note"/>.</summary>
    public IReadOnlyList<ColumnScale> Columns { get; }

    /// <summary>Scales rows.</summary>
    /// <param name="rows">n x <see cref="Columns"/>, row-major.</param>
    /// <param name="scaled">Receives as many numbers; may be the same memory.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Transform(ReadOnlySpan<float> rows, Span<float> scaled)
    {
        RequireSame(rows.Length, scaled.Length, nameof(scaled));
        for (int at = 0, column = 0; at < rows.Length; at++, column = column + 1 == Columns.Count ? 0 : column + 1)
        {
            scaled[at] = Forward(Columns[column], rows[at]);
        }
    }

    /// <summary>Turns scaled rows back to their units.</summary>
    /// <param name="scaled">n x <see cref="Columns"/>, row-major.</param>
    /// <param name="rows">Receives as many numbers; may be the same memory.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Invert(ReadOnlySpan<float> scaled, Span<float> rows)
    {
        RequireSame(scaled.Length, rows.Length, nameof(rows));
        for (int at = 0, column = 0; at < scaled.Length; at++, column = column + 1 == Columns.Count ? 0 : column + 1)
        {
            rows[at] = Back(Columns[column], scaled[at]);
        }
    }

    /// <summary>The same table with the fitted columns scaled; other columns, segments, groups and time as they were.</summary>
    /// <param name="table">A table that has every fitted column by name.</param>
    /// <exception cref="ArgumentException">A fitted column is missing or not numeric.</exception>
    public FeatureTable Transform(FeatureTable table) => Replace(table, Forward);

    /// <summary>The inverse of <see cref="Transform(FeatureTable)"/>.</summary>
    /// <inheritdoc cref="Transform(FeatureTable)"/>
    public FeatureTable Invert(FeatureTable table) => Replace(table, Back);

    /// <summary>Writes the scaler as JSON; <see cref="FromJson"/> reads exactly the same scaler.</summary>
    public string ToJson() => JsonSerializer.Serialize(new ScalerJson(CurrentSchemaVersion, Kind, Columns), ScalerJsonContext.Default.ScalerJson);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">Not a scaler, of a newer schema, or with a scale that is not positive and finite.</exception>
    public static Scaler FromJson(string json)
    {
        ScalerJson read = JsonSerializer.Deserialize(json, ScalerJsonContext.Default.ScalerJson) ?? throw new JsonException("The text is 'null', not a scaler.");
        if (read.SchemaVersion != CurrentSchemaVersion || !Enum.IsDefined(read.Kind) || read.Columns.Count == 0)
        {
            throw new JsonException($"schemaVersion {read.SchemaVersion}, kind {read.Kind}, {read.Columns.Count} columns; schemaVersion must be {CurrentSchemaVersion}, the kind known and the columns at least 1.");
        }

        foreach (ColumnScale column in read.Columns)
        {
            if (!(column.Scale > 0) || !double.IsFinite(column.Scale) || !double.IsFinite(column.Offset))
            {
                throw new JsonException($"Column '{column.Name}' has offset {column.Offset} and scale {column.Scale}; both must be finite and the scale positive.");
            }
        }

        return new Scaler(read.Kind, read.Columns);
    }

    private static void RequireRows(int length, int columnCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columnCount, 1);
        if (length % columnCount != 0)
        {
            throw new ArgumentException($"The rows have {length} numbers, which is not a multiple of {columnCount} columns.");
        }
    }

    private void RequireSame(int source, int destination, string name)
    {
        RequireRows(source, Columns.Count);
        if (source != destination)
        {
            throw new ArgumentException($"'{name}' has room for {destination} numbers but there are {source}; both must describe the same rows.", name);
        }
    }

    private float Forward(ColumnScale column, float value) => Kind == ScalingKind.Log
        ? (float)Math.CopySign(LogOfOnePlus(Math.Abs(value) / column.Scale), value)
        : (float)((value - column.Offset) / column.Scale);

    private float Back(ColumnScale column, float value) => Kind == ScalingKind.Log
        ? (float)Math.CopySign(ExpMinusOne(Math.Abs((double)value)) * column.Scale, value)
        : (float)((value * column.Scale) + column.Offset);

    /// <summary>ln(1 + x), also where 1 + x rounds (Kahan): the quotient corrects for what the sum lost.</summary>
    private static double LogOfOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>e^x - 1 for x at least 0; the series where the difference would lose digits.</summary>
    private static double ExpMinusOne(double x) => x < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1;

    private FeatureTable Replace(FeatureTable table, Func<ColumnScale, float, float> change)
    {
        ArgumentNullException.ThrowIfNull(table);
        FeatureColumn[] columns = [.. table.Columns];
        foreach (ColumnScale scale in Columns)
        {
            int at = Array.FindIndex(columns, column => column.Name == scale.Name);
            if (at < 0 || columns[at] is not NumericColumn numbers)
            {
                throw new ArgumentException($"Column '{scale.Name}' is {(at < 0 ? "missing" : "not numeric")}; the table must have every column that the scaler was fitted on.", nameof(table));
            }

            var values = new float[numbers.Count];
            for (int row = 0; row < values.Length; row++)
            {
                values[row] = change(scale, numbers.Values.Span[row]);
            }

            columns[at] = new NumericColumn(scale.Name, values);
        }

        return FeatureTable.FromColumns(columns).With(table.Segments, table.Groups, table.Time);
    }
}
