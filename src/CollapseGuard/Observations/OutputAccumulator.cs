using System.Numerics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches outputs without labels, as in production: one column or several.</summary>
/// <remarks>One pass, bounded memory, no allocation once warm. Belongs to one thread at a time; merge accumulators to use several.</remarks>
public sealed class OutputAccumulator
{
    private readonly ValueAccumulator[] outputs;
    private readonly long[] greatest;
    private readonly ColumnBuffer column;
    private readonly bool keepsOrder;
    private long count;
    private long nonFiniteRows;

    /// <summary>Makes an accumulator that has seen nothing.</summary>
    /// <param name="outputCount">Number of outputs m, at least 1.</param>
    /// <param name="outputNames">m names; null for <c>output[0]</c> and so on.</param>
    /// <param name="options">Which statistics to keep; null for all.</param>
    /// <exception cref="ArgumentException">A wrong number of outputs or names.</exception>
    public OutputAccumulator(int outputCount = 1, IReadOnlyList<string>? outputNames = null, ObservationOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        string[] names = BatchShape.Names(outputNames, outputCount, nameof(outputNames), "output");
        outputs = [.. names.Select(name => new ValueAccumulator(name, options))];
        greatest = new long[outputCount];
        column = new ColumnBuffer(options is { ReservedRows: > 0 });
        keepsOrder = (options ?? ObservationOptions.Default).OrderStatistics;
    }

    /// <summary>Number of outputs m.</summary>
    public int OutputCount => outputs.Length;

    /// <summary>Rows seen.</summary>
    public long Count => count;

    /// <summary>Adds rows.</summary>
    /// <param name="predicted">Outputs, n x m, row-major.</param>
    /// <exception cref="ArgumentException">The last row is not complete; nothing was added.</exception>
    public void Add(ReadOnlySpan<float> predicted) => AddRows(predicted);

    /// <inheritdoc cref="Add(ReadOnlySpan{float})"/>
    public void Add(ReadOnlySpan<double> predicted) => AddRows(predicted);

    /// <summary>Adds all that another accumulator has seen, which stays as it is.</summary>
    /// <param name="other">Same number of outputs and statistics.</param>
    /// <exception cref="ArgumentException">The two do not describe the same outputs.</exception>
    public void Merge(OutputAccumulator other)
    {
        BatchShape.RequireOther(this, other);
        if (other.OutputCount != OutputCount || other.keepsOrder != keepsOrder)
        {
            throw new ArgumentException("'other' has other outputs or statistics; make both accumulators with the same arguments.", nameof(other));
        }

        for (int output = 0; output < outputs.Length; output++)
        {
            outputs[output].Merge(other.outputs[output]);
            greatest[output] += other.greatest[output];
        }

        count += other.count;
        nonFiniteRows += other.nonFiniteRows;
    }

    /// <summary>Forgets everything seen and keeps the memory.</summary>
    public void Reset()
    {
        Array.ForEach(outputs, output => output.Reset());
        Array.Clear(greatest);
        count = nonFiniteRows = 0;
    }

    /// <summary>What was seen so far, as an immutable record.</summary>
    public OutputSummary Summarize() => new()
    {
        Outputs = [.. outputs.Select(output => output.Summarize())],
        Count = count,
        GreatestCounts = OutputCount == 1 ? [] : [.. greatest],
        NonFiniteRows = nonFiniteRows,
    };

    /// <summary>All that was seen, ready to be diagnosed; the task is not known from outputs alone.</summary>
    public Snapshot ToSnapshot() => new() { Task = PredictionTask.Unknown, Outputs = Summarize() };

    private void AddRows<T>(ReadOnlySpan<T> predicted)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int m = outputs.Length;
        int rows = BatchShape.Rows(predicted.Length, m, nameof(predicted));
        for (int first = 0; first < rows; first += MomentKernel.Rows)
        {
            int n = Math.Min(MomentKernel.Rows, rows - first);
            ReadOnlySpan<T> block = predicted.Slice(first * m, n * m);
            for (int output = 0; output < m; output++)
            {
                outputs[output].AddBlock(column.Take(block, m, output));
            }

            for (int row = 0; row < n; row++)
            {
                JudgeRow(block.Slice(row * m, m));
            }
        }

        count += rows;
    }

    private void JudgeRow<T>(ReadOnlySpan<T> row)
        where T : IFloatingPointIeee754<T>
    {
        int best = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (!T.IsFinite(row[i]))
            {
                nonFiniteRows++;
                return;
            }

            best = row[i] > row[best] ? i : best;
        }

        greatest[best]++;
    }
}
