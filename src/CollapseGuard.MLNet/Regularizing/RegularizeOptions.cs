namespace CollapseGuard.MLNet.Regularizing;

/// <summary>How a path is judged and a strength chosen. Immutable; change with <c>with</c>.</summary>
public sealed record RegularizeOptions
{
    /// <summary>Five folds, the metric of the task, one standard error.</summary>
    public static RegularizeOptions Default { get; } = new();

    /// <summary>The label of the input: Boolean (binary), key (multiclass) or number (regression); of a ranker the relevance, a number or a key.</summary>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>The score that models make.</summary>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>The probability that binary models make; where there is none they are judged by ranking.</summary>
    public string ProbabilityColumnName { get; init; } = "Probability";

    /// <summary>Rows of one value stay in one fold (patients, customers); of a ranker the query, which it needs. Null, the default, for no groups.</summary>
    public string? GroupColumnName { get; init; }

    /// <summary>Folds of the cross-validation, in [2, 100]; 5 by default.</summary>
    public int FoldCount { get; init => field = value is >= 2 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(FoldCount), value, $"'FoldCount' is {value}; it must be in [2, 100]."); } = 5;

    /// <summary>Seed of the folds.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What held-out rows are judged by; the task's own by default.</summary>
    public RegularizationMetric Metric { get; init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Metric), value, $"{value} is no metric."); }

    /// <summary>Standard errors of the best mean that a stronger penalty may be worse by, in [0, 10]; 1 by default, 0 takes the best.</summary>
    /// <remarks>Source: Breiman, Friedman, Olshen and Stone, "Classification and Regression Trees", 1984, section 3.4.3.</remarks>
    public double StandardErrors { get; init => field = value is >= 0 and <= 10 ? value : throw new ArgumentOutOfRangeException(nameof(StandardErrors), value, $"'StandardErrors' is {value}; it must be in [0, 10]."); } = 1;

    /// <summary>Share of the labels' variance that scores must be able to remove, in [0, 1]; .02 by default. Scores whose spread S cannot (2S - S² below it) are called collapsed.</summary>
    /// <remarks>Source: <see cref="Statistics.ConstantEquivalence"/>; margins, whose unit is arbitrary, are called collapsed when they are one number.</remarks>
    public double Margin { get; init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Margin), value, $"'Margin' is {value}; it must be in [0, 1]."); } = .02;
}
