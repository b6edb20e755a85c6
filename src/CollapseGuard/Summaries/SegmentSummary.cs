namespace CollapseGuard.Summaries;

/// <summary>The rows of one segment: exactly one of the parts is present, by task.</summary>
public sealed record SegmentSummary
{
    /// <summary>The segment's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its rows.</summary>
    public required long Count { get; init; }

    /// <summary>Joint moments of a regression's (first) output.</summary>
    public PairedSummary? Regression { get; init; }

    /// <summary>Decisions of a classifier.</summary>
    public LabelSummary? Labels { get; init; }
}
