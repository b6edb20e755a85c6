using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Probes;

namespace CollapseGuard.Cli.Streaming;

/// <summary>One score a row beside the truth: positive or not.</summary>
internal sealed class ScoreFeed : IFeed
{
    private readonly ScoreAccumulator accumulator;
    private readonly TextCodes codes;
    private readonly int positive;
    private int[] labels = [];
    private bool[] actual = [];

    /// <param name="plan">One label, one score.</param>
    /// <param name="labels">The values of the label; any but <paramref name="positive"/> counts as negative.</param>
    /// <param name="positive">Code of the class that the score speaks for.</param>
    /// <param name="labelIsPresent">SQL: whether a row has a label.</param>
    /// <param name="accumulator">Takes the scores.</param>
    public ScoreFeed(Plan plan, ClassNames labels, int positive, string labelIsPresent, ScoreAccumulator accumulator)
    {
        this.positive = positive;
        this.accumulator = accumulator;
        codes = new TextCodes(labels.Codes);
        Expressions = [plan.Outputs[0].Number, plan.Labels[0].Text];
        Condition = labelIsPresent;
    }

    public IReadOnlyList<string> Expressions { get; }

    public string? Condition { get; }

    public void Add(ChunkStream chunk, ReadOnlySpan<int> segments)
    {
        int rows = chunk.Count;
        if (labels.Length < rows)
        {
            (labels, actual) = (new int[rows], new bool[rows]);
        }

        codes.Encode(chunk.Texts(1), TextCodes.None, TextCodes.None, labels.AsSpan(0, rows));
        for (int row = 0; row < rows; row++)
        {
            actual[row] = labels[row] == positive;
        }

        if (segments.IsEmpty)
        {
            accumulator.Add(chunk.Doubles(0), actual.AsSpan(0, rows));
        }
        else
        {
            accumulator.Add(chunk.Doubles(0), actual.AsSpan(0, rows), segments);
        }
    }

    public double Target(int row) => actual[row] ? 1 : 0;

    public SignalTarget? TargetOf(double[] sampled) => SignalTarget.Classes(Array.ConvertAll(sampled, t => (int)t), 2);

    public Snapshot ToSnapshot() => accumulator.ToSnapshot();
}
