namespace CollapseGuard.Summaries;

/// <summary>One stream of numbers: an output column, a target column, a score.</summary>
public sealed record ValueSummary
{
    /// <summary>The column's name.</summary>
    public required string Name { get; init; }

    /// <summary>Rows seen, non-finite ones included.</summary>
    public required long Count { get; init; }

    /// <summary>How many were NaN.</summary>
    public long NaNCount { get; init; }

    /// <summary>How many were +infinity or -infinity.</summary>
    public long InfinityCount { get; init; }

    /// <summary>Moments of the finite values.</summary>
    public required MomentSummary Moments { get; init; }

    /// <summary>Number of different finite values.</summary>
    public DistinctSummary Distinct { get; init; } = DistinctSummary.NotKept;

    /// <summary>The most frequent finite value.</summary>
    public ModalSummary Modal { get; init; } = ModalSummary.NotKept;

    /// <summary>Quantiles of the finite values.</summary>
    public QuantileSummary Quantiles { get; init; } = QuantileSummary.Empty;

    /// <summary>Entropy of the finite values over 20 equal-width bins from the least to the greatest, in nats, in [0, ln 20]; 0 for a constant, NaN when not kept.</summary>
    public double Entropy { get; init; } = double.NaN;

    /// <summary>Rows that are neither NaN nor infinite.</summary>
    public long FiniteCount => Moments.Count;
}
