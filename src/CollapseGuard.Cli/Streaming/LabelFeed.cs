using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Probes;

namespace CollapseGuard.Cli.Streaming;

/// <summary>Predicted classes beside true ones.</summary>
internal sealed class LabelFeed : IFeed
{
    /// <summary>The class of rows for which the model named none.</summary>
    public const string MissingClass = "(missing)";

    private readonly LabelAccumulator accumulator;
    private readonly TextCodes codes;
    private readonly int missing;
    private int[] predicted = [];
    private int[] actual = [];

    /// <param name="plan">One label, one prediction.</param>
    /// <param name="classes">The classes of both.</param>
    /// <param name="labelIsPresent">SQL: whether a row has a label.</param>
    /// <param name="hasMissing">True when predictions are missing, which are a class of their own.</param>
    /// <param name="segmentNames">Names of segments, or null.</param>
    public LabelFeed(Plan plan, ClassNames classes, string labelIsPresent, bool hasMissing, IReadOnlyList<string>? segmentNames)
    {
        missing = classes.Names.Count;
        accumulator = new LabelAccumulator(hasMissing ? [.. classes.Names, MissingClass] : classes.Names, segmentNames);
        codes = new TextCodes(classes.Codes);
        Expressions = [plan.Outputs[0].Text, plan.Labels[0].Text];
        Condition = labelIsPresent;
    }

    public IReadOnlyList<string> Expressions { get; }

    public string? Condition { get; }

    public void Add(ChunkStream chunk, ReadOnlySpan<int> segments)
    {
        int rows = chunk.Count;
        if (predicted.Length < rows)
        {
            (predicted, actual) = (new int[rows], new int[rows]);
        }

        // A predicted NA or infinity among whole numbers names no class; rows without a label are not here.
        codes.Encode(chunk.Texts(0), missing, missing, predicted.AsSpan(0, rows));
        codes.Encode(chunk.Texts(1), TextCodes.None, TextCodes.None, actual.AsSpan(0, rows));
        if (segments.IsEmpty)
        {
            accumulator.Add(predicted.AsSpan(0, rows), actual.AsSpan(0, rows));
        }
        else
        {
            accumulator.Add(predicted.AsSpan(0, rows), actual.AsSpan(0, rows), segments);
        }
    }

    public double Target(int row) => actual[row];

    public SignalTarget? TargetOf(double[] sampled) => SignalTarget.Classes(Array.ConvertAll(sampled, t => (int)t), accumulator.ClassCount);

    public Snapshot ToSnapshot() => accumulator.ToSnapshot();
}
