namespace CollapseGuard.Summaries;

/// <summary>One regression output beside its target.</summary>
public sealed record RegressionSummary
{
    /// <summary>The output's name.</summary>
    public required string Name { get; init; }

    /// <summary>The predictions alone.</summary>
    public required ValueSummary Predicted { get; init; }

    /// <summary>The targets alone.</summary>
    public required ValueSummary Actual { get; init; }

    /// <summary>Both together, over rows where both are finite.</summary>
    public required PairedSummary Pair { get; init; }
}
