using CollapseGuard.Probes;

namespace CollapseGuard.Sql;

/// <summary>How a table is profiled. Immutable; change with <c>with</c>.</summary>
public sealed record SqlProfileOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static SqlProfileOptions Default { get; } = new();

    /// <summary>The label column; null when there is none.</summary>
    public string? Label { get; init; }

    /// <summary>The feature columns to look at; empty for all but the label, the shard and the order column.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Columns to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The column by which a table is spread over servers: every aggregate is grouped by it inside the database and merged here, so that each server counts its own rows. Null for a table in one place, and for databases that merge by themselves (ClickHouse's Distributed tables).</summary>
    public string? ShardColumn { get; init; }

    /// <summary>The column that gives rows their order; null when they have none. Without it, and over shards, the order of labels is not judged.</summary>
    public string? OrderColumn { get; init; }

    /// <summary>Rows fetched at most for the signal probe and to choose how columns are counted. In [100, 100,000], default as many as the signal probe uses.</summary>
    public int MaxSampleRows { get; init => field = InRange(value, 100, 100_000, nameof(MaxSampleRows)); } = SignalProbeOptions.Default.MaxRows;

    /// <summary>Numeric columns that are paired with one another at most, the first ones. In [0, 1,000], default 64: work grows with the square.</summary>
    public int MaxPairColumns { get; init => field = InRange(value, 0, 1_000, nameof(MaxPairColumns)); } = 64;

    /// <summary>Different rows that are followed to count copies and conflicts, about; of more, a share chosen by hash. In [1,024, 2^28]; null (the default) for 2^20 inside a database and 8,192 over shards, whose groups travel.</summary>
    public int? MaxTrackedRows { get; init => field = value is { } rows ? InRange(rows, 1024, 1 << 28, nameof(MaxTrackedRows)) : null; }

    /// <summary>Longest time for one statement; null for the connection's own limit.</summary>
    public TimeSpan? CommandTimeout { get; init; }

    /// <summary>Seed of the hashes by which rows are sampled and values counted.</summary>
    public int Seed { get; init; } = 1;

    private static int InRange(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is {value}; it must be in [{least}, {most}].");
}
