namespace CollapseGuard.Probes;

/// <summary>How the signal probe works. Immutable.</summary>
public sealed record SignalProbeOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static SignalProbeOptions Default { get; } = new();

    /// <summary>Seed of folds, permutations and the sample of rows.</summary>
    public int Seed { get; init; } = 1;
}
