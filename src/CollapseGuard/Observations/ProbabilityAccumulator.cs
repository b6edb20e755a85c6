using System.Numerics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches a matrix of class probabilities beside the true classes.</summary>
/// <remarks>
/// One pass, bounded memory, no allocation once warm. Rows with a non-finite entry are counted and stay out of every other
/// statistic. The ranking of each class is exact to 2^20 rows with up to 16 classes, to 2^24/k rows with more, and an interval
/// beyond. Probabilities given as double are rounded to float32. Belongs to one thread at a time; merge accumulators to
/// use several. The summary of more than 65,536 rows is ranked on all processors; the figures do not depend on how many there are.
/// </remarks>
public sealed class ProbabilityAccumulator
{
    /// <summary>Entries of all classes together whose ranking is kept exactly, 64 MiB; up to 16 classes that is 2^20 rows.</summary>
    private const int RankedEntries = 1 << 24;
    private const int FewestRankedRows = 1 << 14;

    private readonly string[] names;
    private readonly ObservationOptions options;
    private readonly ScoreColumn[] classes;
    private readonly LogLossSum logLoss = new();
    private readonly ConfusionCounts decisions;
    private readonly SegmentLabels segments;
    private readonly ProbabilityBlock block;
    private long nonFiniteRows;
    private long unnormalizedRows;
    private double entropySum;
    private double maximumSum;
    private long judged;

    /// <summary>Makes an accumulator that has seen nothing.</summary>
    /// <param name="classCount">Number of classes k, in [2, 1024].</param>
    /// <param name="classNames">k names; null to number the classes.</param>
    /// <param name="segmentNames">At most 256 names, in the order of the segment codes; null for none.</param>
    /// <param name="options">Which statistics to keep; null for all.</param>
    /// <exception cref="ArgumentException">A wrong number of classes, names or segments.</exception>
    public ProbabilityAccumulator(int classCount, IReadOnlyList<string>? classNames = null, IReadOnlyList<string>? segmentNames = null, ObservationOptions? options = null)
    {
        if (classCount is < 2 or > LabelAccumulator.MaximumClasses)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), BatchShape.Text($"'classCount' is {classCount}; a probability matrix has between 2 and {LabelAccumulator.MaximumClasses} columns."));
        }

        this.options = options ?? ObservationOptions.Default;
        names = classNames is null
            ? [.. Enumerable.Range(0, classCount).Select(code => BatchShape.Text($"{code}"))]
            : BatchShape.Names(classNames, classCount, nameof(classNames), "class");
        int rankedRows = Math.Min(RankingSketch.MaximumRows, Math.Max(FewestRankedRows, RankedEntries / classCount));
        classes = [.. names.Select(name => new ScoreColumn(name, this.options, rankedRows))];
        decisions = new ConfusionCounts(classCount);
        segments = new SegmentLabels(BatchShape.SegmentNames(segmentNames), classCount);
        block = new ProbabilityBlock(classCount);
    }

    /// <summary>Number of classes k.</summary>
    public int ClassCount => names.Length;

    /// <summary>Rows seen.</summary>
    public long Count { get; private set; }

    /// <summary>Adds rows that belong to no segment.</summary>
    /// <param name="probabilities">n x k, row-major.</param>
    /// <param name="actual">Codes of the true classes, length n, in [0, k).</param>
    /// <exception cref="ArgumentException">The shapes differ, or a code is out of range; nothing was added.</exception>
    public void Add(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> actual) => AddRows(probabilities, actual, default);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> actual) => AddRows(probabilities, actual, default);

    /// <summary>Adds rows with the segment of each.</summary>
    /// <param name="probabilities">n x k, row-major.</param>
    /// <param name="actual">Codes of the true classes, length n, in [0, k).</param>
    /// <param name="segments">Length n; an index into the segment names, or -1 for none.</param>
    /// <exception cref="ArgumentException">The shapes differ, or a code is out of range; nothing was added.</exception>
    /// <exception cref="InvalidOperationException">The accumulator was made without segment names.</exception>
    public void Add(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> actual, ReadOnlySpan<int> segments)
    {
        BatchShape.Segments(segments, actual.Length, this.segments.Count);
        AddRows(probabilities, actual, segments);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{int}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> actual, ReadOnlySpan<int> segments)
    {
        BatchShape.Segments(segments, actual.Length, this.segments.Count);
        AddRows(probabilities, actual, segments);
    }

    /// <summary>Adds all that another accumulator has seen, which stays as it is.</summary>
    /// <param name="other">Same classes, segments and statistics.</param>
    /// <exception cref="ArgumentException">The two do not describe the same classes and segments.</exception>
    public void Merge(ProbabilityAccumulator other)
    {
        BatchShape.RequireOther(this, other);
        if (!other.names.AsSpan().SequenceEqual(names) || other.options != options || !other.segments.SameNames(segments))
        {
            throw new ArgumentException("'other' has other classes, segments or statistics; make both accumulators with the same arguments.", nameof(other));
        }

        for (int code = 0; code < classes.Length; code++)
        {
            classes[code].Merge(other.classes[code]);
        }

        logLoss.Merge(other.logLoss);
        decisions.Merge(other.decisions);
        segments.Merge(other.segments);
        Count += other.Count;
        judged += other.judged;
        nonFiniteRows += other.nonFiniteRows;
        unnormalizedRows += other.unnormalizedRows;
        entropySum += other.entropySum;
        maximumSum += other.maximumSum;
    }

    /// <summary>Forgets everything seen and keeps the memory.</summary>
    public void Reset()
    {
        Array.ForEach(classes, column => column.Reset());
        logLoss.Reset();
        decisions.Reset();
        segments.Reset();
        Count = judged = nonFiniteRows = unnormalizedRows = 0;
        entropySum = maximumSum = 0;
    }

    /// <summary>What was seen so far, as an immutable record.</summary>
    public ProbabilitySummary Summarize()
    {
        LabelSummary greatest = new() { Classes = names, Confusion = decisions.ToMatrix(names.Length) };
        return new ProbabilitySummary
        {
            Classes = [.. classes.Select((column, code) => column.Summarize(true, 0.5, AgainstRest(greatest.Confusion, code), double.NaN))],
            Decisions = greatest,
            Count = Count,
            NonFiniteRows = nonFiniteRows,
            UnnormalizedRows = unnormalizedRows,
            MeanEntropy = entropySum / judged,
            MeanMaximum = maximumSum / judged,
            LogLoss = logLoss.Mean,
        };
    }

    /// <summary>One summary a segment, in the order of the codes.</summary>
    public IReadOnlyList<SegmentSummary> SummarizeSegments() => segments.Summarize(names);

    /// <summary>All that was seen, ready to be diagnosed.</summary>
    public Snapshot ToSnapshot() => new() { Task = PredictionTask.Multiclass, Probabilities = Summarize(), Segments = SummarizeSegments() };

    /// <summary>The decisions by the greatest probability, one class against the rest.</summary>
    private LabelSummary AgainstRest(ConfusionMatrix all, int code)
    {
        long hits = all[code, code], actual = all.ActualCounts[code], predicted = all.PredictedCounts[code];
        ReadOnlySpan<long> counts = [all.Total - actual - predicted + hits, predicted - hits, actual - hits, hits];
        return new LabelSummary { Classes = ["rest", names[code]], Confusion = new ConfusionMatrix(2, counts) };
    }

    private void AddRows<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<int> actual, ReadOnlySpan<int> codes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int k = names.Length;
        int rows = BatchShape.Rows(probabilities.Length, k, nameof(probabilities));
        BatchShape.SameRows(rows, nameof(probabilities), actual.Length, nameof(actual), "labels");
        BatchShape.Codes(actual, nameof(actual), 0, k, "class codes");
        for (int first = 0; first < rows; first += block.Capacity)
        {
            int n = Math.Min(block.Capacity, rows - first);
            block.Load(probabilities.Slice(first * k, n * k), actual.Slice(first, n), codes.IsEmpty ? codes : codes.Slice(first, n));
            AddBlock(n);
        }

        Count += rows;
    }

    private void AddBlock(int rows)
    {
        foreach (int segment in block.LostSegments)
        {
            segments.AddUndecided(segment);
        }

        nonFiniteRows += rows - block.Count;
        judged += block.Count;
        block.Decide();
        decisions.Add(block.Decisions, block.Actual);
        segments.Add(block.Decisions, block.Actual, block.Segments);
        maximumSum += block.MaximumSum;
        unnormalizedRows += block.UnnormalizedRows;
        entropySum += block.SumEntropy();
        logLoss.Add(block.TrueProbabilities());
        for (int code = 0; code < classes.Length; code++)
        {
            ReadOnlySpan<float> column = block.Column(code), ofClass = block.OfClass(code);
            classes[code].Add(column, MomentKernel.Measure(ofClass, out _, out _), OthersKernel.Measure(column, block.Actual, code));
            if (classes[code].KeepsRanking)
            {
                classes[code].Rank(ofClass, block.OfOthers(code));
            }
        }
    }
}
