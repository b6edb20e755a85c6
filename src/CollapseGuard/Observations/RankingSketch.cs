using System.Numerics;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Scores of positives and of negatives: all of them up to a capacity, ranges of scores with counts beyond.</summary>
internal sealed class RankingSketch(int capacity)
{
    /// <summary>Rows kept exactly for one score.</summary>
    public const int MaximumRows = 1 << 20;

    private const int RowsPerCell = 8;
    private uint[] positives = [];
    private uint[] negatives = [];
    private int positiveCount;
    private int negativeCount;
    private RankingCells? cells;
    private RankingCells? spare;

    public void AddPositives(ReadOnlySpan<float> scores) => Append(ref positives, ref positiveCount, scores);

    public void AddNegatives(ReadOnlySpan<float> scores) => Append(ref negatives, ref negativeCount, scores);

    public void Merge(RankingSketch other)
    {
        if (other.cells is { Length: > 0 })
        {
            Compact(other.cells);
        }

        AppendKeys(ref positives, ref positiveCount, other.positives.AsSpan(0, other.positiveCount));
        AppendKeys(ref negatives, ref negativeCount, other.negatives.AsSpan(0, other.negativeCount));
    }

    public void Reset()
    {
        positiveCount = negativeCount = 0;
        cells?.Clear();
    }

    /// <summary>Measures what was seen, which stays as it is.</summary>
    public RankingSummary Summarize()
    {
        Span<uint> p = Sorted(positives, positiveCount), n = Sorted(negatives, negativeCount);
        if (cells is null or { Length: 0 })
        {
            return Ranking.OfSorted(p, n);
        }

        Collect(cells, p, n, spare!);
        return RankingBounds.Measure(spare!);
    }

    private static Span<uint> Sorted(uint[] keys, int count)
    {
        Span<uint> all = keys.AsSpan(0, count);
        ReadOnlySpan<uint> sorted = SortScratch.Current.Sort(all);
        sorted.CopyTo(all);
        return all;
    }

    private void Append(ref uint[] keys, ref int count, ReadOnlySpan<float> scores)
    {
        Reserve(ref keys, ref count, scores.Length);
        foreach (float score in scores)
        {
            keys[count] = FloatKey.Of(score);
            count += float.IsFinite(score) ? 1 : 0;
        }
    }

    private void AppendKeys(ref uint[] keys, ref int count, ReadOnlySpan<uint> added)
    {
        while (!added.IsEmpty)
        {
            ReadOnlySpan<uint> part = added[..Math.Min(added.Length, MomentKernel.Rows)];
            Reserve(ref keys, ref count, part.Length);
            part.CopyTo(keys.AsSpan(count));
            count += part.Length;
            added = added[part.Length..];
        }
    }

    private void Reserve(ref uint[] keys, ref int count, int more)
    {
        if (positiveCount + negativeCount + more > capacity)
        {
            Compact(null);
        }

        if (count + more > keys.Length)
        {
            Array.Resize(ref keys, Math.Min(capacity, (int)BitOperations.RoundUpToPowerOf2((uint)(count + more))));
        }
    }

    /// <summary>Turns the rows at hand, and another sketch's cells, into cells.</summary>
    private void Compact(RankingCells? others)
    {
        cells ??= new RankingCells(capacity / RowsPerCell);
        spare ??= new RankingCells(capacity / RowsPerCell);
        Collect(cells, Sorted(positives, positiveCount), Sorted(negatives, negativeCount), spare);
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
