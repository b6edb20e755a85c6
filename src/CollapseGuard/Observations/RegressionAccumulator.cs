using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches the predictions of a regression beside their targets: one output or several, optionally by segment.</summary>
/// <remarks>
/// One pass, bounded memory, no allocation once warm. A row whose prediction or target is not finite is counted, and stays
/// out of the joint moments. Belongs to one thread at a time; merge accumulators to use several.
/// </remarks>
public sealed class RegressionAccumulator
{
    private readonly RegressionColumn[] outputs;
    private readonly SegmentPairs segments;

    /// <summary>Makes an accumulator that has seen nothing.</summary>
    /// <param name="outputCount">Number of outputs m, at least 1.</param>
    /// <param name="outputNames">m names; null for <c>output[0]</c> and so on.</param>
    /// <param name="segmentNames">At most 256 names, in the order of the segment codes; null for none. Segments describe the first output.</param>
    /// <param name="options">Which statistics to keep; null for all.</param>
    /// <exception cref="ArgumentException">A wrong number of outputs, names or segments.</exception>
    public RegressionAccumulator(int outputCount = 1, IReadOnlyList<string>? outputNames = null, IReadOnlyList<string>? segmentNames = null, ObservationOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        string[] names = BatchShape.Names(outputNames, outputCount, nameof(outputNames), "output");
        outputs = [.. names.Select(name => new RegressionColumn(name, options ?? ObservationOptions.Default))];
        segments = new SegmentPairs(BatchShape.SegmentNames(segmentNames));
    }

    /// <summary>Number of outputs m.</summary>
    public int OutputCount => outputs.Length;

    /// <summary>Rows seen.</summary>
    public long Count { get; private set; }

    /// <summary>Adds rows that belong to no segment.</summary>
    /// <param name="predicted">Predictions, n x m, row-major.</param>
    /// <param name="actual">Targets, n x m, row-major.</param>
    /// <exception cref="ArgumentException">The shapes differ; nothing was added.</exception>
    public void Add(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual) => AddRows(predicted, actual, default);

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public void Add(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual) => AddRows(predicted, actual, default);

    /// <summary>Adds rows with the segment of each.</summary>
    /// <param name="predicted">Predictions, n x m, row-major.</param>
    /// <param name="actual">Targets, n x m, row-major.</param>
    /// <param name="segments">Length n; an index into the segment names, or -1 for none.</param>
    /// <exception cref="ArgumentException">The shapes differ or a code is out of range; nothing was added.</exception>
    /// <exception cref="InvalidOperationException">The accumulator was made without segment names.</exception>
    public void Add(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual, ReadOnlySpan<int> segments)
    {
        BatchShape.Segments(segments, predicted.Length / OutputCount, this.segments.Count);
        AddRows(predicted, actual, segments);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public void Add(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, ReadOnlySpan<int> segments)
    {
        BatchShape.Segments(segments, predicted.Length / OutputCount, this.segments.Count);
        AddRows(predicted, actual, segments);
    }

    /// <summary>Adds all that another accumulator has seen, which stays as it is.</summary>
    /// <param name="other">Same number of outputs, segments and statistics.</param>
    /// <exception cref="ArgumentException">The two do not describe the same outputs and segments.</exception>
    public void Merge(RegressionAccumulator other)
    {
        BatchShape.RequireOther(this, other);
        if (other.OutputCount != OutputCount || !other.segments.SameNames(segments) || other.outputs[0].Options != outputs[0].Options)
        {
            throw new ArgumentException("'other' has other outputs, segments or statistics; make both accumulators with the same arguments.", nameof(other));
        }

        for (int output = 0; output < outputs.Length; output++)
        {
            outputs[output].Merge(other.outputs[output]);
        }

        segments.Merge(other.segments);
        Count += other.Count;
    }

    /// <summary>Forgets everything seen and keeps the memory.</summary>
    public void Reset()
    {
        Array.ForEach(outputs, output => output.Reset());
        segments.Reset();
        Count = 0;
    }

    /// <summary>One summary an output.</summary>
    public IReadOnlyList<RegressionSummary> Summarize() => [.. outputs.Select(output => output.Summarize())];

    /// <summary>One summary a segment, in the order of the codes.</summary>
    public IReadOnlyList<SegmentSummary> SummarizeSegments() => segments.Summarize();

    /// <summary>All that was seen, ready to be diagnosed.</summary>
    public Snapshot ToSnapshot() => new() { Task = PredictionTask.Regression, Regression = Summarize(), Segments = SummarizeSegments() };

    /// <summary>Adds rows; <paramref name="codes"/> is empty when they belong to no segment.</summary>
    internal void AddRows<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> actual, ReadOnlySpan<int> codes)
        where T : unmanaged
    {
        int m = outputs.Length;
        int rows = BatchShape.Rows(predicted.Length, m, nameof(predicted));
        BatchShape.SameRows(predicted.Length, nameof(predicted), actual.Length, nameof(actual), "numbers");
        for (int first = 0; first < rows; first += MomentKernel.Rows)
        {
            int n = Math.Min(MomentKernel.Rows, rows - first);
            ReadOnlySpan<T> p = predicted.Slice(first * m, n * m), y = actual.Slice(first * m, n * m);
            for (int output = 0; output < m; output++)
            {
                (ReadOnlyMemory<double> left, ReadOnlyMemory<double> right) = outputs[output].Add(p, y, m, output);
                if (output == 0 && !codes.IsEmpty)
                {
                    segments.Add(left.Span, right.Span, codes.Slice(first, n));
                }
            }
        }

        Count += rows;
    }
}
