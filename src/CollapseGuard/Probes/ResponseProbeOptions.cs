namespace CollapseGuard.Probes;

/// <summary>How the behavioural probe asks a model. Immutable; change with <c>with</c>.</summary>
public sealed record ResponseProbeOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static ResponseProbeOptions Default { get; } = new();

    /// <summary>Seed of the permutations and of the sample of rows.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Numbers the model writes for each row, m. At least 1, default 1.</summary>
    public int OutputCount { get; init => field = InRange(value, 1, 1_000_000, nameof(OutputCount)); } = 1;

    /// <summary>False to leave the columns out: with thousands of them (pixels) each would cost a call of the model. True by default.</summary>
    public bool AskColumns { get; init; } = true;

    /// <summary>Rows asked at most, those with a column's extremes or rare categories first. In [10, 1,000,000], default 1,000.</summary>
    public int MaxRows { get; init => field = InRange(value, 10, 1_000_000, nameof(MaxRows)); } = 1_000;

    /// <summary>Factor by which all inputs are multiplied once. Finite, not 0 and not 1; default 10.</summary>
    public float RescaleFactor
    {
        get;
        init => field = float.IsFinite(value) && value is not (0 or 1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RescaleFactor), value, $"'{nameof(RescaleFactor)}' is {value}; it must be finite, not 0 and not 1.");
    } = 10;

    private static int InRange(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is {value}; it must be in [{least}, {most}].");
}
