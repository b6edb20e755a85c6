using System.Numerics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Scores of positives and of negatives: all of them up to a capacity, ranges of scores with counts beyond.</summary>
/// <param name="capacity">Rows kept exactly.</param>
/// <param name="reservedRows">Rows to make room for at once.</param>
internal sealed class RankingSketch(int capacity, int reservedRows = 0)
{
    /// <summary>Rows kept exactly for one score.</summary>
    public const int MaximumRows = 1 << 20;

    private const int RowsPerCell = 8;

    // Positives from the front, negatives from the back: whatever their shares, one room serves both.
    private uint[] keys = new uint[Math.Min(capacity, reservedRows)];
    private int positiveCount;
    private int negativeCount;
    private RankingCells? cells;
    private RankingCells? spare;

    private Span<uint> Positives => keys.AsSpan(0, positiveCount);

    private Span<uint> Negatives => keys.AsSpan(keys.Length - negativeCount);

    /// <summary>Adds scores of positives; finite.</summary>
    public void AddPositives(ReadOnlySpan<float> scores)
    {
        Reserve(scores.Length);
        FloatKey.Write(scores, keys.AsSpan(positiveCount));
        positiveCount += scores.Length;
    }

    /// <summary>Adds scores of negatives; finite.</summary>
    public void AddNegatives(ReadOnlySpan<float> scores)
    {
        Reserve(scores.Length);
        negativeCount += scores.Length;
        FloatKey.Write(scores, Negatives);
    }

    public void Merge(RankingSketch other)
    {
        if (other.cells is { Length: > 0 })
        {
            Compact(other.cells);
        }

        for (ReadOnlySpan<uint> rest = other.Positives; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, MomentKernel.Rows)..])
        {
            ReadOnlySpan<uint> part = rest[..Math.Min(rest.Length, MomentKernel.Rows)];
            Reserve(part.Length);
            part.CopyTo(keys.AsSpan(positiveCount));
            positiveCount += part.Length;
        }

        for (ReadOnlySpan<uint> rest = other.Negatives; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, MomentKernel.Rows)..])
        {
            ReadOnlySpan<uint> part = rest[..Math.Min(rest.Length, MomentKernel.Rows)];
            Reserve(part.Length);
            negativeCount += part.Length;
            part.CopyTo(Negatives);
        }
    }

    public void Reset()
    {
        positiveCount = negativeCount = 0;
        cells?.Clear();
    }

    /// <summary>Measures what was seen, which stays as it is.</summary>
    public RankingSummary Summarize()
    {
        if (cells is null or { Length: 0 })
        {
            return RankedRows.Measure(keys, positiveCount, negativeCount);
        }

        Collect(cells, Sorted(Positives), Sorted(Negatives), spare!);
        return RankingBounds.Measure(spare!);
    }

    private static Span<uint> Sorted(Span<uint> all)
    {
        ReadOnlySpan<uint> sorted = SortScratch.Current.Sort(all);
        sorted.CopyTo(all);
        return all;
    }

    private void Reserve(int more)
    {
        if (positiveCount + negativeCount + more > capacity)
        {
            Compact(null);
        }

        if (positiveCount + negativeCount + more > keys.Length)
        {
            uint[] wider = new uint[Math.Min(capacity, (int)BitOperations.RoundUpToPowerOf2((uint)(positiveCount + negativeCount + more)))];
            Positives.CopyTo(wider);
            Negatives.CopyTo(wider.AsSpan(wider.Length - negativeCount));
            keys = wider;
        }
    }

    /// <summary>Turns the rows at hand, and another sketch's cells, into cells.</summary>
    private void Compact(RankingCells? others)
    {
        cells ??= new RankingCells(capacity / RowsPerCell);
        spare ??= new RankingCells(capacity / RowsPerCell);
        Collect(cells, Sorted(Positives), Sorted(Negatives), spare);
        (cells, spare) = (spare, cells);
        positiveCount = negativeCount = 0;
        if (others is not null)
        {
            Join(cells, others, spare);
            (cells, spare) = (spare, cells);
        }
    }

    private static void Join(RankingCells a, RankingCells b, RankingCells into)
    {
        into.Begin(a.Rows + b.Rows);
        int i = 0, j = 0;
        while (i < a.Length || j < b.Length)
        {
            bool fromA = j == b.Length || (i < a.Length && a.Low[i] <= b.Low[j]);
            AppendCell(fromA ? a : b, fromA ? i++ : j++, into);
        }
    }

    private static void Collect(RankingCells known, ReadOnlySpan<uint> positives, ReadOnlySpan<uint> negatives, RankingCells into)
    {
        into.Begin(known.Rows + positives.Length + negatives.Length);
        int cell = 0, p = 0, n = 0;
        while (p < positives.Length || n < negatives.Length)
        {
            uint key = Math.Min(p < positives.Length ? positives[p] : uint.MaxValue, n < negatives.Length ? negatives[n] : uint.MaxValue);
            while (cell < known.Length && known.Low[cell] <= key)
            {
                AppendCell(known, cell++, into);
            }

            int firstP = p, firstN = n;
            while (p < positives.Length && positives[p] == key)
            {
                p++;
            }

            while (n < negatives.Length && negatives[n] == key)
            {
                n++;
            }

            into.Append(key, key, p - firstP, n - firstN);
        }

        while (cell < known.Length)
        {
            AppendCell(known, cell++, into);
        }
    }

    private static void AppendCell(RankingCells from, int at, RankingCells into) =>
        into.Append(from.Low[at], from.High[at], from.Positives[at], from.Negatives[at]);
}
