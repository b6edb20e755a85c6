using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches the scores of a binary classifier beside the truth: their spread, their ranking and the decisions at a threshold.</summary>
/// <remarks>
/// One pass, bounded memory, no allocation once warm. Rows whose score is not finite are counted and stay out of every other
/// statistic. Scores given as double are rounded to float32. Belongs to one thread at a time; merge accumulators to use several.
/// The summary of more than 65,536 rows is ranked on all processors; the figures do not depend on how many there are.
/// </remarks>
public sealed class ScoreAccumulator
{
    /// <summary>How far outside [0, 1] a probability may be: rounding of a softmax in float32.</summary>
    private const float Slack = 1e-6f;

    private readonly string name;
    private readonly ObservationOptions options;
    private readonly ScoreColumn column;
    private readonly LogLossSum logLoss = new();
    private readonly ConfusionCounts decisions = new(2);
    private readonly SegmentLabels segments;
    private readonly float[] narrowed = new float[MomentKernel.Rows];
    private readonly ClassSplit split = new();

    /// <summary>Makes an accumulator that has seen nothing.</summary>
    /// <param name="threshold">A row is decided positive when its score is at least this; finite.</param>
    /// <param name="areProbabilities">True when scores must lie in [0, 1]; false for margins.</param>
    /// <param name="name">The score's name, as reports print it.</param>
    /// <param name="segmentNames">At most 256 names, in the order of the segment codes; null for none.</param>
    /// <param name="options">Which statistics to keep; null for all.</param>
    /// <exception cref="ArgumentException">The threshold is not finite, or there are too many segments.</exception>
    public ScoreAccumulator(double threshold, bool areProbabilities, string name = "score", IReadOnlyList<string>? segmentNames = null, ObservationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!double.IsFinite(threshold))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be a finite number.");
        }

        (Threshold, AreProbabilities, this.name) = (threshold, areProbabilities, name);
        this.options = options ?? ObservationOptions.Default;
        column = new ScoreColumn(name, this.options);
        segments = new SegmentLabels(BatchShape.SegmentNames(segmentNames), 2);
    }

    /// <summary>A row is decided positive when its score is at least this.</summary>
    public double Threshold { get; }

    /// <summary>True when scores are probabilities; false for margins.</summary>
    public bool AreProbabilities { get; }

    /// <summary>Rows seen.</summary>
    public long Count { get; private set; }

    /// <summary>Adds rows that belong to no segment.</summary>
    /// <param name="scores">Length n; NaN and infinities are counted apart.</param>
    /// <param name="actual">True for positives, length n.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a probability is outside [0, 1]; nothing was added.</exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<bool> actual) => AddRows(scores, actual, default);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{bool})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<bool> actual) => AddRows(scores, actual, default);

    /// <summary>Adds rows with the segment of each.</summary>
    /// <param name="scores">Length n; NaN and infinities are counted apart.</param>
    /// <param name="actual">True for positives, length n.</param>
    /// <param name="segments">Length n; an index into the segment names, or -1 for none.</param>
    /// <exception cref="ArgumentException">The lengths differ, a code is out of range, or a probability is outside [0, 1]; nothing was added.</exception>
    /// <exception cref="InvalidOperationException">The accumulator was made without segment names.</exception>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<bool> actual, ReadOnlySpan<int> segments)
    {
        BatchShape.Segments(segments, scores.Length, this.segments.Count);
        AddRows(scores, actual, segments);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{bool}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<bool> actual, ReadOnlySpan<int> segments)
    {
        BatchShape.Segments(segments, scores.Length, this.segments.Count);
        AddRows(scores, actual, segments);
    }

    /// <summary>Adds all that another accumulator has seen, which stays as it is.</summary>
    /// <param name="other">Same threshold, kind of score, segments and statistics.</param>
    /// <exception cref="ArgumentException">The two do not describe the same score.</exception>
    public void Merge(ScoreAccumulator other)
    {
        BatchShape.RequireOther(this, other);
        if (other.Threshold != Threshold || other.AreProbabilities != AreProbabilities || other.options != options || !other.segments.SameNames(segments))
        {
            throw new ArgumentException("'other' has another threshold, kind of score, segments or statistics; make both accumulators with the same arguments.", nameof(other));
        }

        column.Merge(other.column);
        logLoss.Merge(other.logLoss);
        decisions.Merge(other.decisions);
        segments.Merge(other.segments);
        Count += other.Count;
    }

    /// <summary>Forgets everything seen and keeps the memory.</summary>
    public void Reset()
    {
        column.Reset();
        logLoss.Reset();
        decisions.Reset();
        segments.Reset();
        Count = 0;
    }

    /// <summary>What was seen so far, as an immutable record.</summary>
    public ScoreSummary Summarize() => column.Summarize(
        AreProbabilities,
        Threshold,
        new LabelSummary { Classes = Classes(), Confusion = decisions.ToMatrix(2) },
        AreProbabilities ? logLoss.Mean : double.NaN);

    /// <summary>One summary a segment, in the order of the codes.</summary>
    public IReadOnlyList<SegmentSummary> SummarizeSegments() => segments.Summarize(Classes());

    /// <summary>All that was seen, ready to be diagnosed.</summary>
    public Snapshot ToSnapshot() => new() { Task = PredictionTask.Binary, Scores = Summarize(), Segments = SummarizeSegments() };

    private static string[] Classes() => ["negative", "positive"];

    /// <summary>Adds rows; <paramref name="codes"/> is empty when they belong to no segment.</summary>
    internal void AddRows<T>(ReadOnlySpan<T> scores, ReadOnlySpan<bool> actual, ReadOnlySpan<int> codes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        BatchShape.SameRows(scores.Length, nameof(scores), actual.Length, nameof(actual), "labels");
        RequireProbabilities(scores);
        for (int first = 0; first < scores.Length; first += MomentKernel.Rows)
        {
            int n = Math.Min(MomentKernel.Rows, scores.Length - first);
            Span<float> block = narrowed.AsSpan(0, n);
            Narrow(scores.Slice(first, n), block);
            AddBlock(scores.Slice(first, n), block, actual.Slice(first, n), codes.IsEmpty ? codes : codes.Slice(first, n));
        }

        Count += scores.Length;
    }

    /// <summary>To float32, keeping finite what is finite: a double beyond its range becomes the greatest float.</summary>
    private static void Narrow<T>(ReadOnlySpan<T> scores, Span<float> block)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TensorPrimitives.ConvertTruncating(scores, block);
        if (typeof(T) == typeof(float))
        {
            return;
        }

        for (int i = 0; i < block.Length; i++)
        {
            block[i] = float.IsInfinity(block[i]) && T.IsFinite(scores[i]) ? MathF.CopySign(float.MaxValue, block[i]) : block[i];
        }
    }

    private void AddBlock<T>(ReadOnlySpan<T> scores, Span<float> block, ReadOnlySpan<bool> actual, ReadOnlySpan<int> codes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // In the precision of the scores: .9f is less than .9, and a score of .9 must reach a threshold of .9.
        T threshold = T.CreateTruncating(Threshold);
        split.Take(scores, block, actual, threshold);
        Span<float> ones = split.Positives, zeros = split.Negatives;
        decisions.Add(1, 1, split.Hits);
        decisions.Add(0, 1, ones.Length - split.Hits);
        decisions.Add(1, 0, split.FalseAlarms);
        decisions.Add(0, 0, zeros.Length - split.FalseAlarms);
        AddSegments(scores, block, actual, codes, threshold);
        column.Add(block, MomentKernel.Measure(ones, out _, out _), MomentKernel.Measure(zeros, out _, out _));
        column.Rank(ones, zeros);
        if (AreProbabilities)
        {
            logLoss.Add(ones);
            TensorPrimitives.Subtract(1f, zeros, zeros);
            logLoss.Add(zeros);
        }
    }

    private void AddSegments<T>(ReadOnlySpan<T> scores, ReadOnlySpan<float> block, ReadOnlySpan<bool> actual, ReadOnlySpan<int> codes, T threshold)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && float.IsFinite(block[i]))
            {
                segments.Add(scores[i] >= threshold ? 1 : 0, actual[i] ? 1 : 0, codes[i]);
            }
            else if (codes[i] >= 0)
            {
                segments.AddUndecided(codes[i]);
            }
        }
    }

    private void RequireProbabilities<T>(ReadOnlySpan<T> scores)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!AreProbabilities)
        {
            return;
        }

        T low = T.CreateTruncating(-Slack), high = T.One + T.CreateTruncating(Slack);
        if (AllWithin(scores, low, high))
        {
            return;
        }

        for (int i = 0; i < scores.Length; i++)
        {
            if ((scores[i] < low || scores[i] > high) && T.IsFinite(scores[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(scores), BatchShape.Text($"'{name}[{i}]' is {scores[i]}; probabilities must be in [0, 1]. Margins go to Collapse.CheckBinaryScores with their threshold; an accumulator of them is made with areProbabilities = false."));
            }
        }
    }

    private static bool AllWithin<T>(ReadOnlySpan<T> scores, T low, T high)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> body = MemoryMarshal.Cast<T, Vector<T>>(scores);
        Vector<T> lows = new(low), highs = new(high);
        foreach (Vector<T> vector in body)
        {
            if (!Vector.GreaterThanOrEqualAll(vector, lows) || !Vector.LessThanOrEqualAll(vector, highs))
            {
                return false;
            }
        }

        return !scores[(body.Length * Vector<T>.Count)..].ContainsAnyExceptInRange(low, high);
    }
}
