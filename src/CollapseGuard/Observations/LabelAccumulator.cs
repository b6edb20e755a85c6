using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches predicted labels beside true ones, as a confusion matrix, optionally by segment.</summary>
/// <remarks>
/// Labels are codes 0, 1, 2 and so on; <see cref="LabelEncoder{T}"/> makes them. One pass, no allocation once every class was
/// seen. Belongs to one thread at a time; merge accumulators to use several.
/// </remarks>
public sealed class LabelAccumulator
{
    /// <summary>More classes than this are not kept: the matrix would no longer be bounded by memory that anyone expects.</summary>
    public const int MaximumClasses = 1024;

    private const int FirstCapacity = 4;
    private readonly string[]? classNames;
    private readonly ConfusionCounts confusion;
    private readonly SegmentLabels segments;
    private int classCount;

    /// <summary>Makes an accumulator that has seen nothing.</summary>
    /// <param name="classNames">At most 1,024 names, in the order of the codes; null to number classes as they appear.</param>
    /// <param name="segmentNames">At most 256 names, in the order of the segment codes; null for none.</param>
    /// <exception cref="ArgumentException">Too many classes or segments.</exception>
    public LabelAccumulator(IReadOnlyList<string>? classNames = null, IReadOnlyList<string>? segmentNames = null)
    {
        RequireClasses(classNames?.Count ?? 0, nameof(classNames));
        this.classNames = classNames is null ? null : [.. classNames];
        classCount = this.classNames?.Length ?? 0;
        int capacity = Math.Max(classCount, FirstCapacity);
        confusion = new ConfusionCounts(capacity);
        segments = new SegmentLabels(BatchShape.SegmentNames(segmentNames), capacity);
    }

    /// <summary>Number of classes known so far.</summary>
    public int ClassCount => classCount;

    /// <summary>Rows seen.</summary>
    public long Count { get; private set; }

    /// <summary>Adds rows that belong to no segment.</summary>
    /// <param name="predicted">Codes of the predicted classes, length n.</param>
    /// <param name="actual">Codes of the true classes, length n.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a code is out of range; nothing was added.</exception>
    public void Add(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual) => AddRows(predicted, actual, default);

    /// <summary>Adds rows with the segment of each.</summary>
    /// <param name="predicted">Codes of the predicted classes, length n.</param>
    /// <param name="actual">Codes of the true classes, length n.</param>
    /// <param name="segments">Length n; an index into the segment names, or -1 for none.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a code is out of range; nothing was added.</exception>
    /// <exception cref="InvalidOperationException">The accumulator was made without segment names.</exception>
    public void Add(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, ReadOnlySpan<int> segments)
    {
        BatchShape.Segments(segments, predicted.Length, this.segments.Count);
        AddRows(predicted, actual, segments);
    }

    /// <summary>Adds all that another accumulator has seen, which stays as it is.</summary>
    /// <param name="other">Same class names and segments.</param>
    /// <exception cref="ArgumentException">The two do not describe the same classes and segments.</exception>
    public void Merge(LabelAccumulator other)
    {
        BatchShape.RequireOther(this, other);
        if (!other.segments.SameNames(segments) || !other.classNames.AsSpan().SequenceEqual(classNames))
        {
            throw new ArgumentException("'other' has other classes or segments; make both accumulators with the same arguments.", nameof(other));
        }

        Widen(other.classCount);
        confusion.Merge(other.confusion);
        segments.Merge(other.segments);
        Count += other.Count;
    }

    /// <summary>Forgets everything seen, classes that were not named too, and keeps the memory.</summary>
    public void Reset()
    {
        confusion.Reset();
        segments.Reset();
        classCount = classNames?.Length ?? 0;
        Count = 0;
    }

    /// <summary>What was seen so far, as an immutable record.</summary>
    public LabelSummary Summarize() => new() { Classes = Classes(), Confusion = confusion.ToMatrix(classCount) };

    /// <summary>One summary a segment, in the order of the codes.</summary>
    public IReadOnlyList<SegmentSummary> SummarizeSegments() => segments.Summarize(Classes());

    /// <summary>All that was seen, ready to be diagnosed; two classes at most are a binary task.</summary>
    public Snapshot ToSnapshot() => new()
    {
        Task = classCount <= 2 ? PredictionTask.Binary : PredictionTask.Multiclass,
        Labels = Summarize(),
        Segments = SummarizeSegments(),
    };

    private static void RequireClasses(int count, string name)
    {
        if (count > MaximumClasses)
        {
            throw new ArgumentException(BatchShape.Text($"'{name}' has {count} classes; at most {MaximumClasses} are kept. Are these numbers rather than labels? Then use a RegressionAccumulator."), name);
        }
    }

    private void AddRows(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, ReadOnlySpan<int> codes)
    {
        BatchShape.SameRows(predicted.Length, nameof(predicted), actual.Length, nameof(actual), "labels");
        int limit = classNames?.Length ?? MaximumClasses;
        int seen = 1 + Math.Max(
            BatchShape.Codes(predicted, nameof(predicted), 0, limit, "class codes"),
            BatchShape.Codes(actual, nameof(actual), 0, limit, "class codes"));
        if (seen > classCount)
        {
            segments.RequireRoom(seen);
            Widen(seen);
        }

        confusion.Add(predicted, actual);
        segments.Add(predicted, actual, codes);
        Count += actual.Length;
    }

    private void Widen(int seen)
    {
        confusion.Reserve(seen);
        segments.Reserve(seen);
        classCount = Math.Max(classCount, seen);
    }

    private string[] Classes() => classNames ?? [.. Enumerable.Range(0, classCount).Select(code => BatchShape.Text($"{code}"))];
}
