using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Ranks all rows exactly: they are cut into ranges of keys, each of which is sorted and walked on its own.</summary>
/// <remarks>
/// Within a range a row is one number: twice its distance from the least key there, plus 1 for a positive. So one sort orders both classes, and the walk takes no branch on the
/// class. Many rows are ranked on all processors; the sums of the ranges are added in the order of the ranges, so the figures do not depend on how many there are.
/// </remarks>
internal static class RankedRows
{
    /// <summary>Rows of a range, on average: what is sorted in the first cache.</summary>
    private const int RangeRows = 1 << 12;

    private const int MaximumRangeBits = 8;

    /// <summary>Fewer rows are ranked sooner than another processor wakes.</summary>
    private const int FewestSharedRows = 1 << 16;

    /// <summary>Measures the rows whose keys lie in one array, positives at its front and negatives at its back.</summary>
    /// <param name="keys">Stays as it is.</param>
    /// <param name="positives">Keys at the front.</param>
    /// <param name="negatives">Keys at the back.</param>
    /// <returns>NaN figures when a class is absent.</returns>
    public static RankingSummary Measure(uint[] keys, int positives, int negatives)
    {
        int rows = positives + negatives;
        if (rows == 0)
        {
            return Ranking.OfSums(default, positives, negatives);
        }

        Cut cut = Cut.Of(keys, positives, negatives);
        ArraySegment<uint> ones = new(keys, 0, positives), zeros = new(keys, keys.Length - negatives, negatives);
        int[] onesIn = [], zerosIn = [];
        Both(rows, () => onesIn = Count(ones, cut), () => zerosIn = Count(zeros, cut));

        // From a range's start its positives, then its negatives: each class is written without regard to the other.
        int[] onesAt = new int[cut.Ranges], zerosAt = new int[cut.Ranges], ends = new int[cut.Ranges];
        for (int range = 0, at = 0; range < cut.Ranges; range++)
        {
            (onesAt[range], zerosAt[range]) = (at, at + onesIn[range]);
            ends[range] = at = zerosAt[range] + zerosIn[range];
        }

        uint[] into = SortScratch.Current.Rows(rows);
        Both(rows, () => Distribute(ones, cut, 1, into, onesAt), () => Distribute(zeros, cut, 0, into, zerosAt));

        var sums = new RankingSums[cut.Ranges];
        (int Positives, int Negatives)[] above = Above(onesIn, zerosIn);
        void Rank(int range)
        {
            int count = onesIn[range] + zerosIn[range];
            ReadOnlySpan<uint> sorted = SortScratch.Current.Sort(into.AsSpan(ends[range] - count, count));
            sums[range] = RankingSums.Walk(sorted, above[range].Positives, above[range].Negatives, negatives);
        }

        Each(rows, cut.Ranges, Rank);
        RankingSums all = default;
        for (int range = cut.Ranges - 1; range >= 0; range--)
        {
            all += sums[range];
        }

        return Ranking.OfSums(all, positives, negatives);
    }

    /// <summary>For each range, the rows of each class in the ranges above it.</summary>
    private static (int Positives, int Negatives)[] Above(int[] positives, int[] negatives)
    {
        var above = new (int Positives, int Negatives)[positives.Length];
        for (int range = above.Length - 2; range >= 0; range--)
        {
            above[range] = (above[range + 1].Positives + positives[range + 1], above[range + 1].Negatives + negatives[range + 1]);
        }

        return above;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // called once a report, hot at once
    private static int[] Count(ReadOnlySpan<uint> keys, Cut cut)
    {
        int[] counts = new int[cut.Ranges];
        foreach (uint key in keys)
        {
            counts[(key - cut.Least) >> cut.Shift]++;
        }

        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // called once a report, hot at once
    private static void Distribute(ReadOnlySpan<uint> keys, Cut cut, uint isPositive, uint[] into, int[] at)
    {
        uint within = (1u << cut.Shift) - 1;
        foreach (uint key in keys)
        {
            uint distance = key - cut.Least;
            into[at[distance >> cut.Shift]++] = ((distance & within) << 1) | isPositive;
        }
    }

    private static void Both(int rows, Action first, Action second)
    {
        if (rows < FewestSharedRows)
        {
            first();
            second();
        }
        else
        {
            Parallel.Invoke(first, second);
        }
    }

    private static void Each(int rows, int ranges, Action<int> rank)
    {
        if (rows < FewestSharedRows)
        {
            for (int range = 0; range < ranges; range++)
            {
                rank(range);
            }
        }
        else
        {
            Parallel.For(0, ranges, rank);
        }
    }

    /// <summary>Where the ranges begin: every 2^shift keys from the least one. A distance within a range has at most 31 bits, which leaves one for the class.</summary>
    private readonly record struct Cut(uint Least, int Shift, int Ranges)
    {
        public static Cut Of(uint[] keys, int positives, int negatives)
        {
            (uint least, uint greatest) = (uint.MaxValue, uint.MinValue);
            foreach (ArraySegment<uint> part in (ReadOnlySpan<ArraySegment<uint>>)[new(keys, 0, positives), new(keys, keys.Length - negatives, negatives)])
            {
                if (part.Count > 0)
                {
                    least = Math.Min(least, TensorPrimitives.Min<uint>(part));
                    greatest = Math.Max(greatest, TensorPrimitives.Max<uint>(part));
                }
            }

            int rangeBits = Math.Clamp(BitOperations.Log2((uint)((positives + negatives) / RangeRows)), 1, MaximumRangeBits);
            int shift = Math.Max(0, 32 - BitOperations.LeadingZeroCount(greatest - least) - rangeBits);
            return new Cut(least, shift, (int)((greatest - least) >> shift) + 1);
        }
    }
}
