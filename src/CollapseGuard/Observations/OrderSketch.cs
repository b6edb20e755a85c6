using System.Runtime.CompilerServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Order statistics of one stream: distinct values, the modal value, quantiles and entropy.</summary>
/// <remarks>Rows are gathered until a block is full; one sort of the block then serves every statistic. Up to one block, all is exact.</remarks>
/// <param name="isOneOfMany">True for a column of a table: memory is taken only as rows come, and different values are counted elsewhere.</param>
/// <param name="reservedRows">Rows to make room for at once; 0 to take memory as rows come.</param>
internal sealed class OrderSketch(bool isOneOfMany = false, int reservedRows = 0)
{
    /// <summary>Rows sorted at once: with the buffer beside it, they stay in the second cache.</summary>
    public const int BlockLength = 1 << 14;

    private readonly QuantileLadder ladder = reservedRows > 0 ? QuantileLadder.Reserved(reservedRows / BlockLength) : new(isOneOfMany ? 0 : QuantileLadder.ManyRungs);
    private readonly ValueCounts counts = new(keepsDistinct: !isOneOfMany, isReserved: reservedRows > 0);
    private uint[] pending = new uint[reservedRows > 0 ? BlockLength + MomentKernel.MostRows : MomentKernel.Rows];
    private int pendingCount;
    private uint least = uint.MaxValue;
    private uint greatest = uint.MinValue;

    /// <summary>Adds at most <see cref="MomentKernel.MostRows"/> numbers, of which so many are finite.</summary>
    public void Add(ReadOnlySpan<float> values, int finite)
    {
        Span<uint> room = Room(values.Length);
        if (finite == values.Length)
        {
            FloatKey.Write(values, room);
        }
        else
        {
            int to = 0;
            foreach (float value in values)
            {
                room[to] = FloatKey.Of(value);
                to += float.IsFinite(value) ? 1 : 0;
            }
        }

        pendingCount += finite;
        FlushFullBlock();
    }

    /// <summary>Adds at most <see cref="MomentKernel.MostRows"/> numbers, rounded to float32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public void Add(ReadOnlySpan<double> values)
    {
        Span<uint> room = Room(values.Length);
        int to = 0;
        foreach (double value in values)
        {
            room[to] = FloatKey.Of((float)Math.Clamp(value, float.MinValue, float.MaxValue));
            to += double.IsFinite(value) ? 1 : 0;
        }

        pendingCount += to;
        FlushFullBlock();
    }

    public void Merge(OrderSketch other)
    {
        ladder.Merge(other.ladder);
        counts.Merge(other.counts);
        least = Math.Min(least, other.least);
        greatest = Math.Max(greatest, other.greatest);
        for (int first = 0; first < other.pendingCount; first += MomentKernel.Rows)
        {
            int n = Math.Min(MomentKernel.Rows, other.pendingCount - first);
            other.pending.AsSpan(first, n).CopyTo(Room(n));
            pendingCount += n;
            FlushFullBlock();
        }
    }

    public void Reset()
    {
        ladder.Reset();
        counts.Reset();
        pendingCount = 0;
        least = uint.MaxValue;
        greatest = uint.MinValue;
    }

    /// <summary>Fills in the order statistics; what was seen stays as it is.</summary>
    public ValueSummary Describe(ValueSummary summary)
    {
        uint[] rest = pending.AsSpan(0, pendingCount).ToArray();
        Array.Sort(rest);
        ValueCounts all = new(keepsDistinct: !isOneOfMany);
        all.Merge(counts);
        all.Add(rest);
        QuantileSummary quantiles = rest.Length == 0
            ? ladder.Summarize(rest, least, greatest)
            : ladder.Summarize(rest, Math.Min(least, rest[0]), Math.Max(greatest, rest[^1]));
        return summary with { Distinct = all.Distinct(), Modal = all.Modal(), Quantiles = quantiles, Entropy = quantiles.BinnedEntropy() };
    }

    /// <summary>Room behind the pending rows; a block is never more than one kernel's rows over its length.</summary>
    private Span<uint> Room(int rows)
    {
        if (pending.Length < pendingCount + rows)
        {
            Array.Resize(ref pending, Math.Min(Math.Max(2 * pending.Length, pendingCount + rows), BlockLength + MomentKernel.MostRows));
        }

        return pending.AsSpan(pendingCount);
    }

    private void FlushFullBlock()
    {
        if (pendingCount < BlockLength)
        {
            return;
        }

        // What exceeds the block is kept aside: the sort overwrites its buffer, not what lies behind it.
        SortScratch scratch = SortScratch.Current;
        ReadOnlySpan<uint> sorted = scratch.Sort(pending.AsSpan(0, BlockLength));
        least = Math.Min(least, sorted[0]);
        greatest = Math.Max(greatest, sorted[^1]);
        ladder.Add(sorted);
        counts.Add(sorted);
        pending.AsSpan(BlockLength, pendingCount - BlockLength).CopyTo(pending);
        pendingCount -= BlockLength;
    }
}
