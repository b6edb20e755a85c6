using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Probes;

namespace CollapseGuard.Cli.Streaming;

/// <summary>Outputs as seen in production.</summary>
internal sealed class UnlabelledFeed(Plan plan) : IFeed
{
    private readonly OutputAccumulator accumulator = new(plan.Outputs.Count, [.. plan.Outputs.Select(c => c.Name)]);
    private readonly Interleaved outputs = new(0, plan.Outputs.Count);

    public IReadOnlyList<string> Expressions { get; } = [.. plan.Outputs.Select(c => c.Number)];

    public string? Condition => null;

    public void Add(ChunkStream chunk, ReadOnlySpan<int> segments) => accumulator.Add(outputs.Of(chunk));

    public double Target(int row) => double.NaN;

    public SignalTarget? TargetOf(double[] sampled) => null;

    public Snapshot ToSnapshot() => accumulator.ToSnapshot();
}
