using System.Numerics;
using System.Runtime.CompilerServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Quantiles of a stream from weighted samples, with a bound on the rank error that is counted, not estimated.</summary>
/// <remarks>
/// Every sorted block leaves 2,048 evenly spaced keys on the lowest rung. Two samples of one weight are merged, every other
/// key is kept with twice the weight and goes one rung up (Munro and Paterson, 1980; Manku et al., 1998). A block costs at most
/// half a weight of rank, a merge one weight: together (1/4096) (log2(n/16384) + 1) of all rows, 0.4 % at a thousand million.
/// Deterministic, so the order of the rows may be adversarial.
/// </remarks>
internal sealed class QuantileLadder(int firstRungs = QuantileLadder.ManyRungs)
{
    /// <summary>Keys on a rung.</summary>
    public const int Points = 2048;

    /// <summary>Rungs for a thousand million rows.</summary>
    public const int ManyRungs = 16;

    private const int LowestWeight = OrderSketch.BlockLength / Points;
    private readonly List<uint[]> rungs = [];
    private readonly List<bool> occupied = [];
    private bool keepOdd;
    private long rankError;

    /// <summary>A ladder with the rungs that so many blocks climb: that many halvings leave one.</summary>
    public static QuantileLadder Reserved(int blocks)
    {
        var ladder = new QuantileLadder(BitOperations.Log2((uint)Math.Max(1, blocks)) + 1);
        ladder.EnsureRung(0);
        return ladder;
    }

    /// <summary>Adds one full ascending block.</summary>
    public void Add(ReadOnlySpan<uint> sorted)
    {
        uint[] sample = SortScratch.Current.Rung;
        for (int i = 0, at = LowestWeight / 2; i < Points; i++, at += LowestWeight)
        {
            sample[i] = sorted[at];
        }

        rankError += LowestWeight / 2;
        Climb(sample, 0);
    }

    public void Merge(QuantileLadder other)
    {
        for (int rung = 0; rung < other.rungs.Count; rung++)
        {
            if (other.occupied[rung])
            {
                uint[] sample = SortScratch.Current.Rung;
                other.rungs[rung].CopyTo(sample, 0);
                Climb(sample, rung);
            }
        }

        rankError += other.rankError;
    }

    public void Reset()
    {
        for (int rung = 0; rung < occupied.Count; rung++)
        {
            occupied[rung] = false;
        }

        keepOdd = false;
        rankError = 0;
    }

    /// <summary>The quantiles of all blocks and of the rows that have not filled a block.</summary>
    /// <param name="rest">Ascending keys of those rows.</param>
    /// <param name="least">The least key of all rows.</param>
    /// <param name="greatest">The greatest.</param>
    public QuantileSummary Summarize(ReadOnlySpan<uint> rest, uint least, uint greatest)
    {
        List<(uint Key, long Weight)> points = [];
        foreach (uint key in rest)
        {
            points.Add((key, 1));
        }

        for (int rung = 0; rung < rungs.Count; rung++)
        {
            if (occupied[rung])
            {
                points.AddRange(rungs[rung].Select(key => (key, (long)LowestWeight << rung)));
            }
        }

        if (points.Count == 0)
        {
            return QuantileSummary.Empty;
        }

        points.Sort();
        bool isExact = points.Count == rest.Length;
        if (!isExact)
        {
            PinEnds(points, least, greatest);
        }

        long running = 0;
        return new QuantileSummary(
            [.. points.Select(point => FloatKey.ToFloat(point.Key))],
            [.. points.Select(point => running += point.Weight)],
            isExact ? 0 : (rankError + 1d) / points.Sum(point => point.Weight));
    }

    /// <summary>Gives one row at either end to the true extremes, which shifts ranks by at most one.</summary>
    private static void PinEnds(List<(uint Key, long Weight)> points, uint least, uint greatest)
    {
        points[0] = (points[0].Key, points[0].Weight - 1);
        points[^1] = (points[^1].Key, points[^1].Weight - 1);
        points.Insert(0, (least, 1));
        points.Add((greatest, 1));
        points.RemoveAll(point => point.Weight == 0);
    }

    /// <summary>Puts a sample on a rung; where one lies already, the two become one sample of the next.</summary>
    private void Climb(uint[] sample, int rung)
    {
        while (true)
        {
            EnsureRung(rung);

            if (!occupied[rung])
            {
                sample.CopyTo(rungs[rung], 0);
                occupied[rung] = true;
                return;
            }

            occupied[rung] = false;
            rankError += (long)LowestWeight << rung;
            Halve(rungs[rung], sample, keepOdd);
            keepOdd = !keepOdd;
            rung++;
        }
    }

    /// <summary>The first block may make room for a thousand million rows, so that later ones need no memory.</summary>
    private void EnsureRung(int rung)
    {
        while (rungs.Count <= Math.Max(rung, firstRungs - 1))
        {
            rungs.Add(NewRung());
            occupied.Add(false);
        }
    }

    /// <summary>Merges two ascending samples and leaves every other key in the second; no branch on the data.</summary>
    /// <remarks>From both ends at once, so that neither half waits for the other: each end yields as many keys as one sample has, and so never leaves it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private static void Halve(uint[] a, uint[] b, bool keepOdd)
    {
        Span<uint> merged = stackalloc uint[2 * Points];
        int i = 0, j = 0, lastA = Points - 1, lastB = Points - 1;
        for (int at = 0; at < Points; at++)
        {
            uint lowA = a[i], lowB = b[j], highA = a[lastA], highB = b[lastB];
            int fromA = lowA <= lowB ? 1 : 0, fromB = highA <= highB ? 1 : 0;
            merged[at] = lowB ^ ((lowA ^ lowB) & (uint)-fromA);
            merged[merged.Length - 1 - at] = highA ^ ((highA ^ highB) & (uint)-fromB);
            i += fromA;
            j += 1 - fromA;
            lastB -= fromB;
            lastA -= 1 - fromB;
        }

        for (int at = keepOdd ? 1 : 0, to = 0; to < Points; at += 2, to++)
        {
            b[to] = merged[at];
        }
    }

    /// <summary>Room for one sample.</summary>
    public static uint[] NewRung() => new uint[Points];
}
