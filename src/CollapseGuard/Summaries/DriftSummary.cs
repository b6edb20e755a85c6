namespace CollapseGuard.Summaries;

/// <summary>A table beside a reference table, column by column. Immutable.</summary>
public sealed record DriftSummary
{
    /// <summary>Columns that both tables have, in the order of the reference.</summary>
    public required IReadOnlyList<ColumnDrift> Columns { get; init; }

    /// <summary>Columns of the reference that the other table lacks.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Columns that the reference does not have.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Columns that hold numbers in one table and categories in the other.</summary>
    public IReadOnlyList<string> ChangedKind { get; init; } = [];

    /// <summary>Rows of the reference table.</summary>
    public required long ReferenceRows { get; init; }

    /// <summary>Rows of the table compared with it.</summary>
    public required long Rows { get; init; }
}
