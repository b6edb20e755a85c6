namespace CollapseGuard.Summaries;

/// <summary>How labels follow one another in the order of the rows. Rows without a label are passed over.</summary>
public sealed record LabelOrderSummary
{
    /// <summary>Labelled rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Stretches of equal labels, at least 1 when there are rows.</summary>
    public required long Runs { get; init; }

    /// <summary>Rows that follow a smaller number (numeric labels only).</summary>
    public long Ascents { get; init; }

    /// <summary>Rows that follow a greater number (numeric labels only).</summary>
    public long Descents { get; init; }

    /// <summary>Rows of each label value; empty when there are too many values to be classes.</summary>
    public IReadOnlyList<long> ClassCounts { get; init; } = [];
}
