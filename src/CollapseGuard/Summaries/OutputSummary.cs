namespace CollapseGuard.Summaries;

/// <summary>Outputs without labels, n x m, as seen in production.</summary>
public sealed record OutputSummary
{
    /// <summary>One entry an output column.</summary>
    public required IReadOnlyList<ValueSummary> Outputs { get; init; }

    /// <summary>Rows seen.</summary>
    public required long Count { get; init; }

    /// <summary>For each output, in how many rows it was the greatest (the first of equals); empty when there is one output.</summary>
    public required IReadOnlyList<long> GreatestCounts { get; init; }

    /// <summary>Rows with a NaN or infinite entry.</summary>
    public long NonFiniteRows { get; init; }
}
