using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.Observations;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>Probabilities, or scores where there are none, beside the truth. The threshold is the one that the predicted labels show.</summary>
/// <remarks>
/// The first run assumes .5 for probabilities and 0 for scores, and watches where the predicted labels turn; where they turn elsewhere, a second run decides as they do.
/// A model whose decisions no threshold on the probability explains (ties of its calibrator) is judged by its score.
/// </remarks>
internal sealed class BinaryPass : ScoredPass
{
    /// <summary>Rows handed to the other thread at once: few enough to stay in its second cache, so many that waking it costs next to nothing.</summary>
    private const int HandedRows = 4 * BlockRows;

    private readonly OneBehind<(float[] Values, bool[] Labels)> counting = new((new float[HandedRows], new bool[HandedRows]), (new float[HandedRows], new bool[HandedRows]));
    private readonly bool[] decisions = new bool[HandedRows];
    private ValueGetter<float> value = Unbound;
    private ValueGetter<float>? score;
    private ValueGetter<bool>? label;
    private ValueGetter<bool>? decision;
    private Func<double>? numericLabel;
    private ScoreAccumulator scores;
    private DecisionRange range = new();
    private DataViewSchema.Column judged;
    private double threshold;
    private bool isAgreed;
    private long rows;

    public BinaryPass(ScoredColumns columns, RowSample sample, CancellationToken cancellationToken)
        : base(columns, sample, cancellationToken)
    {
        judged = columns.Probability ?? columns.Score;
        threshold = columns.Probability is null ? 0 : .5;
        scores = Accumulator();
    }

    private bool AreProbabilities => Columns.Probability is { } probability && probability.Index == judged.Index;

    private bool HasDecisions => Columns.Decision is { Type: BooleanDataViewType };

    protected override IEnumerable<DataViewSchema.Column> Active => HasDecisions
        ? [judged, Columns.Score, Columns.Label, Columns.Decision!.Value]
        : [judged, Columns.Score, Columns.Label];

    protected override void Begin()
    {
        counting.Finish();
        scores = Accumulator();
        range = new DecisionRange();
        isAgreed = true;
        rows = 0;
    }

    protected override void Bind(DataViewRow row)
    {
        value = NumberGetter.Floats(row, judged);
        score = Columns.Probability is null ? null : NumberGetter.Floats(row, Columns.Score);
        label = Columns.Label.Type is BooleanDataViewType ? row.GetGetter<bool>(Columns.Label) : null;
        numericLabel = label is null ? NumberGetter.Of(row, Columns.Label) : null;
        decision = HasDecisions ? row.GetGetter<bool>(Columns.Decision!.Value) : null;
    }

    protected override bool ReadBlock(DataViewRowCursor cursor)
    {
        // What the loop uses lies in locals: it runs once a row, and the getters could change any field.
        ValueGetter<float> readValue = value;
        ValueGetter<bool>? readLabel = label, readDecision = decision;
        (float[] block, bool[] truth) = counting.Block;
        bool[] decided = decisions;
        int n = 0, sampled = Sampled();
        bool hasMore = true;
        while (n < block.Length && (hasMore = cursor.MoveNext()))
        {
            if (readLabel is not null)
            {
                readLabel(ref truth[n]);
            }
            else if (!ReadNumericLabel(n))
            {
                continue;
            }

            readValue(ref block[n]);
            readDecision?.Invoke(ref decided[n]);
            if (n == sampled)
            {
                Keep(n);
                sampled = Sampled();
            }

            n++;
        }

        rows += n;
        Add(n);
        return hasMore;
    }

    protected override bool IsDone()
    {
        if (isAgreed)
        {
            return true;
        }

        if (range.IsOrdered)
        {
            threshold = range.Threshold();
            return false;
        }

        if (!AreProbabilities)
        {
            throw Refusal.Of(
                $"Column '{Columns.Decision!.Value.Name}' does not follow from '{judged.Name}' by a threshold: it decides {range.LeastPositive:G9} positive and {range.GreatestNegative:G9} negative. Both must come from one model.", "predictedLabelColumnName");
        }

        (judged, threshold) = (Columns.Score, 0);
        return false;
    }

    protected override Snapshot ToSnapshot()
    {
        counting.Finish();
        Snapshot seen = scores.ToSnapshot();
        return Columns.Probability is null ? seen : seen with { Structure = new ModelStructure { Calibration = Calibration() } };
    }

    private static void Unbound(ref float value) => throw new InvalidOperationException("Bind the pass to a row first.");

    private ScoreAccumulator Accumulator() => new(threshold, AreProbabilities, judged.Name);

    // A number above 0 is positive, as ML.NET reads it; of a key of two values the second.
    private bool ReadNumericLabel(int n)
    {
        double number = numericLabel!();
        counting.Block.Labels[n] = number > 0;
        return !double.IsNaN(number);
    }

    /// <summary>The place in the block at hand of the row that is sampled next; beyond its end when it lies in a later one.</summary>
    private int Sampled() => (int)Math.Min(Sample.Next - rows, HandedRows);

    private void Keep(int n)
    {
        (float[] values, bool[] labels) = counting.Block;
        float raw = values[n];
        score?.Invoke(ref raw);
        Sample.Take(labels[n] ? 1 : 0, raw, AreProbabilities ? values[n] : float.NaN);
    }

    private void Add(int n)
    {
        if (decision is not null)
        {
            range.Add(counting.Block.Values.AsSpan(0, n), decisions.AsSpan(0, n));
            isAgreed = isAgreed && range.Agrees(threshold);
        }

        // Once it is known that the run will be repeated, only the turn is of interest.
        if (isAgreed)
        {
            counting.Start(block => scores.Add(block.Values.AsSpan(0, n), block.Labels.AsSpan(0, n)));
        }
    }

    private CalibrationShape? Calibration()
    {
        int n = Sample.Count;
        var (answers, probabilities, truth) = (new float[n], new float[n], new bool[n]);
        for (int i = 0; i < n; i++)
        {
            RowSample.Entry kept = Sample[i];
            (answers[i], probabilities[i], truth[i]) = (kept.Score, kept.Probability, kept.Label > 0);
        }

        return n == 0 || !AreProbabilities ? null : CalibrationSpread.Measure(answers, probabilities, truth);
    }
}
