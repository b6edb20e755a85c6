using System.Runtime.InteropServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches one stream of numbers: moments, range, distinct and modal values, quantiles, non-finite entries.</summary>
/// <remarks>
/// One pass, bounded memory, no allocation once warm. Order statistics (distinct, modal, quantiles, entropy) are of the
/// values rounded to float32; moments are in double. Belongs to one thread at a time; merge accumulators to use several.
/// </remarks>
public sealed class ValueAccumulator
{
    private readonly string name;
    private readonly OrderSketch? order;
    private MomentSummary moments = MomentSummary.Empty;
    private long count;
    private long nanCount;
    private long infinityCount;

    /// <summary>Makes an accumulator that has seen nothing.</summary>
    /// <param name="name">The stream's name, as reports print it.</param>
    /// <param name="options">Which statistics to keep; null for all.</param>
    public ValueAccumulator(string name = "value", ObservationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        this.name = name;
        options ??= ObservationOptions.Default;
        order = options.OrderStatistics ? new OrderSketch(reservedRows: options.ReservedRows) : null;
    }

    /// <summary>Numbers seen, non-finite ones included.</summary>
    public long Count => count;

    /// <summary>Adds numbers; NaN and infinities are counted and stay out of every other statistic.</summary>
    /// <param name="values">Any number of them.</param>
    public void Add(ReadOnlySpan<float> values) => AddAll(values);

    /// <inheritdoc cref="Add(ReadOnlySpan{float})"/>
    public void Add(ReadOnlySpan<double> values) => AddAll(values);

    /// <summary>Adds all that another accumulator has seen, which stays as it is.</summary>
    /// <param name="other">Keeps the same statistics.</param>
    /// <exception cref="ArgumentException">The two keep different statistics.</exception>
    public void Merge(ValueAccumulator other)
    {
        BatchShape.RequireOther(this, other);
        if (order is null != other.order is null)
        {
            throw new ArgumentException("'other' keeps different statistics; make both accumulators with the same ObservationOptions.", nameof(other));
        }

        moments = MomentSummary.Combine(moments, other.moments);
        count += other.count;
        nanCount += other.nanCount;
        infinityCount += other.infinityCount;
        if (other.order is not null)
        {
            order?.Merge(other.order);
        }
    }

    /// <summary>Forgets everything seen and keeps the memory.</summary>
    public void Reset()
    {
        moments = MomentSummary.Empty;
        count = nanCount = infinityCount = 0;
        order?.Reset();
    }

    /// <summary>What was seen so far, as an immutable record.</summary>
    public ValueSummary Summarize()
    {
        ValueSummary summary = new() { Name = name, Count = count, NaNCount = nanCount, InfinityCount = infinityCount, Moments = moments };
        return order is null ? summary : order.Describe(summary);
    }

    /// <summary>Adds at most <see cref="MomentKernel.MostRows"/> numbers.</summary>
    internal void AddBlock<T>(ReadOnlySpan<T> block)
        where T : unmanaged
    {
        int nans, infinities;
        if (typeof(T) == typeof(float))
        {
            ReadOnlySpan<float> floats = MemoryMarshal.Cast<T, float>(block);
            Take(MomentKernel.Measure(floats, out nans, out infinities), nans, infinities);
            order?.Add(floats, floats.Length - nans - infinities);
        }
        else
        {
            ReadOnlySpan<double> doubles = MemoryMarshal.Cast<T, double>(block);
            Take(MomentKernel.Measure(doubles, out nans, out infinities), nans, infinities);
            order?.Add(doubles);
        }
    }

    /// <summary>Adds at most <see cref="MomentKernel.MostRows"/> numbers whose moments are known already.</summary>
    internal void AddMeasured(ReadOnlySpan<float> block, in MomentSummary measured)
    {
        int nans = 0, finite = (int)measured.Count;
        if (finite < block.Length)
        {
            foreach (float value in block)
            {
                nans += float.IsNaN(value) ? 1 : 0;
            }
        }

        Take(measured, nans, block.Length - finite - nans);
        order?.Add(block, finite);
    }

    private void Take(in MomentSummary measured, int nans, int infinities)
    {
        moments = MomentSummary.Combine(moments, measured);
        count += measured.Count + nans + infinities;
        nanCount += nans;
        infinityCount += infinities;
    }

    private void AddAll<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        for (int first = 0; first < values.Length; first += MomentKernel.MostRows)
        {
            AddBlock(values.Slice(first, Math.Min(MomentKernel.MostRows, values.Length - first)));
        }
    }
}
