namespace CollapseGuard.Probes;

/// <summary>How the signal probe works. Immutable; change with <c>with</c>.</summary>
public sealed record SignalProbeOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static SignalProbeOptions Default { get; } = new();

    /// <summary>Seed of folds, permutations and the sample of rows.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Rows used at most; a larger table is sampled by seed. In [100, 100,000], default 5,000. Time grows with its square.</summary>
    public int MaxRows { get; init => field = InRange(value, 100, 100_000, nameof(MaxRows)); } = 5_000;

    /// <summary>Encoded columns used at most; a wider table is sampled by seed, without a look at the target, and then never called without signal. In [1, 2,000], default 256.</summary>
    public int MaxColumns { get; init => field = InRange(value, 1, 2_000, nameof(MaxColumns)); } = 256;

    /// <summary>Columns whose products are tried at most, the widest-spread ones first. In [0, 500], default 60.</summary>
    public int MaxProductColumns { get; init => field = InRange(value, 0, 500, nameof(MaxProductColumns)); } = 60;

    /// <summary>Rows or groups, after merging copies, below which nothing is decided. In [10, 10,000], default 20: with fewer, five folds leave nothing to learn from.</summary>
    public int MinRows { get; init => field = InRange(value, 10, 10_000, nameof(MinRows)); } = 20;

    /// <summary>Permutations of the target B; the smallest p-value is 1/(B + 1). In [19, 9,999], default 199. Source: statistics simulated with 199, docs/results/signal-probe.md.</summary>
    public int Permutations { get; init => field = InRange(value, 19, 9_999, nameof(Permutations)); } = 199;

    /// <summary>Threads at most; -1 = all. The result does not depend on it.</summary>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value is -1 or > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxDegreeOfParallelism), value, $"'{nameof(MaxDegreeOfParallelism)}' is {value}; it must be -1 (all) or at least 1.");
    } = -1;

    private static int InRange(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is {value}; it must be in [{least}, {most}].");
}
