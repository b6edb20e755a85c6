namespace CollapseGuard.Probes;

/// <summary>How the behavioural probe asks a model. Immutable.</summary>
public sealed record ResponseProbeOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static ResponseProbeOptions Default { get; } = new();

    /// <summary>Seed of the permutations.</summary>
    public int Seed { get; init; } = 1;
}
