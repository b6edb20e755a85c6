namespace CollapseGuard.Summaries;

/// <summary>A matrix of class probabilities, n x k, beside true classes.</summary>
public sealed record ProbabilitySummary
{
    /// <summary>One entry a class: its probability against the rest.</summary>
    public required IReadOnlyList<ScoreSummary> Classes { get; init; }

    /// <summary>Decisions by the greatest probability (the first of equals).</summary>
    public required LabelSummary Decisions { get; init; }

    /// <summary>Rows seen.</summary>
    public required long Count { get; init; }

    /// <summary>Rows with a NaN or infinite entry; they are in no other statistic.</summary>
    public long NonFiniteRows { get; init; }

    /// <summary>Finite rows whose entries leave [0, 1] or do not sum to 1 within 1e-3.</summary>
    public long UnnormalizedRows { get; init; }

    /// <summary>Mean of -sum p ln p over rows, in nats, in [0, ln k].</summary>
    public double MeanEntropy { get; init; }

    /// <summary>Mean of the greatest probability of a row, in [1/k, 1].</summary>
    public double MeanMaximum { get; init; }

    /// <summary>Mean of -ln p(true class), clipped at 1e-7, in nats.</summary>
    public double LogLoss { get; init; } = double.NaN;
}
