namespace CollapseGuard.Summaries;

/// <summary>A label column by itself, when data are judged without a model: numbers or classes, exactly one of the two.</summary>
public sealed record TargetSummary
{
    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>The targets of a regression; null for classes.</summary>
    public ValueSummary? Values { get; init; }

    /// <summary>The names of the classes; empty for a regression.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Rows of each class; empty for a regression.</summary>
    public IReadOnlyList<long> ClassCounts { get; init; } = [];
}
