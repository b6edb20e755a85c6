using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>A block of rows on its way into a <see cref="DataAccumulator"/>: one array a column, filled by the reader and used again.</summary>
/// <remarks>Belongs to one thread at a time.</remarks>
public sealed class DataBlock
{
    /// <summary>Rows of a block unless said otherwise: what stays in the second cache for a few dozen columns.</summary>
    public const int DefaultCapacity = 2048;

    private readonly double[][] numbers;
    private readonly string?[][] texts;
    private int rowCount;

    /// <summary>Makes an empty block.</summary>
    /// <param name="columns">The columns, in the order of the table.</param>
    /// <param name="capacity">Rows at most, at least 1.</param>
    public DataBlock(IReadOnlyList<DataColumn> columns, int capacity = DefaultCapacity)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Columns = columns;
        Capacity = capacity;
        numbers = [.. columns.Select(c => c.Kind == ColumnKind.Number ? new double[capacity] : [])];
        texts = [.. columns.Select(c => c.Kind == ColumnKind.Category ? new string?[capacity] : [])];
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<DataColumn> Columns { get; }

    /// <summary>Rows at most.</summary>
    public int Capacity { get; }

    /// <summary>Rows filled, in [0, <see cref="Capacity"/>].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public int RowCount
    {
        get => rowCount;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Capacity);
            rowCount = value;
        }
    }

    /// <summary>The numbers of a column, <see cref="RowCount"/> of them; <see cref="MissingNumber.Value"/> = missing.</summary>
    /// <param name="column">Index of a numeric column.</param>
    public Span<double> Numbers(int column) => numbers[column].AsSpan(0, RowCount);

    /// <summary>The categories of a column, <see cref="RowCount"/> of them; null = missing.</summary>
    /// <param name="column">Index of a column of categories.</param>
    public Span<string?> Texts(int column) => texts[column].AsSpan(0, RowCount);
}
