namespace CollapseGuard.Summaries;

/// <summary>A table before there is a model: its columns, their pairs, its rows and their order, as far as measured. Immutable.</summary>
/// <remarks>The same record whether it was counted in memory, in a stream or by a database.</remarks>
public sealed record DataSummary
{
    /// <summary>Rows of the table.</summary>
    public required long Rows { get; init; }

    /// <summary>The feature columns in the order of the table; the label is not among them.</summary>
    public required IReadOnlyList<ColumnSummary> Columns { get; init; }

    /// <summary>The label as a column; null when none was named.</summary>
    public ColumnSummary? Label { get; init; }

    /// <summary>Correlations between numeric feature columns; null when not measured.</summary>
    public CorrelationSummary? Correlations { get; init; }

    /// <summary>Repeated rows and conflicting labels; null when not measured.</summary>
    public RowCopySummary? RowCopies { get; init; }

    /// <summary>How labels follow one another; null without a label, or where rows have no order.</summary>
    public LabelOrderSummary? Order { get; init; }

    /// <summary>What single columns know about the label; empty when not measured.</summary>
    public IReadOnlyList<ColumnSkill> ColumnSkills { get; init; } = [];
}
