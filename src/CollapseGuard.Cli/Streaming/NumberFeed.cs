using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Probes;

namespace CollapseGuard.Cli.Streaming;

/// <summary>Predicted numbers beside their targets.</summary>
internal sealed class NumberFeed : IFeed
{
    private readonly RegressionAccumulator accumulator;
    private readonly Interleaved predicted;
    private readonly Interleaved actual;
    private double[] targets = [];

    public NumberFeed(Plan plan, IReadOnlyList<string>? segmentNames)
    {
        int outputs = plan.Outputs.Count;
        accumulator = new RegressionAccumulator(outputs, [.. plan.Outputs.Select(c => c.Name)], segmentNames);
        predicted = new Interleaved(0, outputs);
        actual = new Interleaved(outputs, outputs);
        Expressions = [.. plan.Outputs.Concat(plan.Labels).Select(c => c.Number)];
        Condition = string.Join(" AND ", plan.Labels.Select(c => $"NOT isnan({c.Number})"));
    }

    public IReadOnlyList<string> Expressions { get; }

    public string? Condition { get; }

    public void Add(ChunkStream chunk, ReadOnlySpan<int> segments)
    {
        ReadOnlySpan<double> actuals = actual.Of(chunk);
        if (segments.IsEmpty)
        {
            accumulator.Add(predicted.Of(chunk), actuals);
        }
        else
        {
            accumulator.Add(predicted.Of(chunk), actuals, segments);
        }

        targets = targets.Length < chunk.Count ? new double[chunk.Count] : targets;
        chunk.Doubles(accumulator.OutputCount).CopyTo(targets);
    }

    public double Target(int row) => targets[row];

    public SignalTarget? TargetOf(double[] sampled) => SignalTarget.Numbers(Array.ConvertAll(sampled, t => (float)t));

    public Snapshot ToSnapshot() => accumulator.ToSnapshot();
}
