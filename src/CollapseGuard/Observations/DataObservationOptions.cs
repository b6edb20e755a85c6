namespace CollapseGuard.Observations;

/// <summary>How much a <see cref="DataAccumulator"/> keeps. Immutable; change with <c>with</c>.</summary>
public sealed record DataObservationOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static DataObservationOptions Default { get; } = new();

    /// <summary>Numeric feature columns that are paired for correlations at most, the first ones of the table; in [0, 2,000], default 256. Memory and time grow with its square.</summary>
    public int MaxPairColumns { get; init => field = In(value, 0, 2_000, nameof(MaxPairColumns)); } = 256;

    /// <summary>Different rows remembered at most, at 24 to 48 bytes each; beyond, a share of all feature vectors is followed. In [1,024, 2^28], default 2^20.</summary>
    public int MaxTrackedRows { get; init => field = In(value, 1024, 1 << 28, nameof(MaxTrackedRows)); } = 1 << 20;

    /// <summary>Rows sampled for the probes at most; in [0, 100,000], default 5,000, as many as the signal probe looks at.</summary>
    public int MaxSampledRows { get; init => field = In(value, 0, 100_000, nameof(MaxSampledRows)); } = 5_000;

    /// <summary>Cells of that sample at most: a wide table is sampled with fewer rows; in [1,000, 10^9], default 10^7 (40 MB).</summary>
    public int MaxSampledCells { get; init => field = In(value, 1_000, 1_000_000_000, nameof(MaxSampledCells)); } = 10_000_000;

    /// <summary>Decides which rows are sampled.</summary>
    public int Seed { get; init; } = 1;

    private static int In(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is {value}; it must be in [{least}, {most}].");
}
