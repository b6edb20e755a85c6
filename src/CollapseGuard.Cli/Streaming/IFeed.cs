using CollapseGuard.Cli.Reading;
using CollapseGuard.Probes;

namespace CollapseGuard.Cli.Streaming;

/// <summary>Feeds the columns of one plan into the accumulator of its kind.</summary>
internal interface IFeed
{
    /// <summary>What to select, in the order in which <see cref="Add"/> reads it.</summary>
    IReadOnlyList<string> Expressions { get; }

    /// <summary>Which rows have a label; null = all count.</summary>
    string? Condition { get; }

    /// <summary>Adds a chunk.</summary>
    /// <param name="chunk">Begins with the columns of <see cref="Expressions"/>.</param>
    /// <param name="segments">Segment of each row, or empty.</param>
    void Add(ChunkStream chunk, ReadOnlySpan<int> segments);

    /// <summary>The target of a row of the chunk that was added last: a number, or the code of a class.</summary>
    double Target(int row);

    /// <summary>The targets of sampled rows as the probe takes them; null when there are none.</summary>
    SignalTarget? TargetOf(double[] targets);

    /// <summary>All that was seen.</summary>
    Snapshot ToSnapshot();
}
