using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Probes;

namespace CollapseGuard.Cli.Streaming;

/// <summary>One probability a class beside the true class.</summary>
internal sealed class ProbabilityFeed : IFeed
{
    private readonly ProbabilityAccumulator accumulator;
    private readonly Interleaved probabilities;
    private readonly TextCodes codes;
    private readonly int classes;
    private int[] actual = [];

    /// <param name="plan">One label, one column a class.</param>
    /// <param name="classes">The class that each text of the label column names, in the order of the columns.</param>
    /// <param name="labelIsPresent">SQL: whether a row has a label.</param>
    /// <param name="segmentNames">Names of segments, or null.</param>
    public ProbabilityFeed(Plan plan, ProbabilityClasses classes, string labelIsPresent, IReadOnlyList<string>? segmentNames)
    {
        this.classes = plan.Outputs.Count;
        accumulator = new ProbabilityAccumulator(this.classes, classes.Names, segmentNames);
        probabilities = new Interleaved(0, this.classes);
        codes = new TextCodes(classes.Codes);
        Expressions = [.. plan.Outputs.Select(c => c.Number), plan.Labels[0].Text];
        Condition = labelIsPresent;
    }

    public IReadOnlyList<string> Expressions { get; }

    public string? Condition { get; }

    public void Add(ChunkStream chunk, ReadOnlySpan<int> segments)
    {
        int rows = chunk.Count;
        actual = actual.Length < rows ? new int[rows] : actual;
        codes.Encode(chunk.Texts(classes), TextCodes.None, TextCodes.None, actual.AsSpan(0, rows));
        if (segments.IsEmpty)
        {
            accumulator.Add(probabilities.Of(chunk), actual.AsSpan(0, rows));
        }
        else
        {
            accumulator.Add(probabilities.Of(chunk), actual.AsSpan(0, rows), segments);
        }
    }

    public double Target(int row) => actual[row];

    public SignalTarget? TargetOf(double[] sampled) => SignalTarget.Classes(Array.ConvertAll(sampled, t => (int)t), classes);

    public Snapshot ToSnapshot() => accumulator.ToSnapshot();
}
