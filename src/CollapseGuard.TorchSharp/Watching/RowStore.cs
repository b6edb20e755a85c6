using CollapseGuard.Summaries;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CollapseGuard.Torch.Watching;

/// <summary>Different input rows with their targets, a sample drawn evenly from all that were offered, in managed memory: what the probes ask later.</summary>
internal sealed class RowStore(int mostRows, long mostNumbers = 4_000_000)
{
    private const int MostRemembered = 65_536;

    // All rows seen twice over without a new one: from then on only every so manieth batch is looked at.
    private const int KnownStride = 16;

    private readonly HashSet<long> seen = [];
    private readonly List<float[]> rows = [];
    private readonly List<float> targets = [];
    private ulong state = 0x9E3779B97F4A7C15;
    private long offered;
    private SignalSummary? signal;
    private (long Offered, TrainingTask Task) signalAt;
    private long sinceNew;
    private int thinned;

    /// <summary>Numbers in a row; 0 before the first.</summary>
    public int Columns { get; private set; }

    /// <summary>Rows held.</summary>
    public int Count => rows.Count;

    /// <summary>Different rows offered, as far as remembered.</summary>
    public long DistinctRows => seen.Count;

    public IReadOnlyList<float[]> Rows => rows;

    /// <summary>The signal of the rows held; probed again only when rows have come since, for a diagnosis after each epoch would pay for it each time.</summary>
    /// <param name="task">What the targets are read as.</param>
    /// <param name="probe">Probes the rows held.</param>
    public SignalSummary SignalOf(TrainingTask task, Func<SignalSummary> probe)
    {
        if (signal is null || signalAt != (offered, task))
        {
            (signal, signalAt) = (probe(), (offered, task));
        }

        return signal;
    }

    /// <summary>One target a row: a number or a class number; NaN when unknown.</summary>
    public IReadOnlyList<float> Targets => targets;

    /// <summary>Offers a batch: n x d inputs, and the first target of each row (stride numbers a row), or none.</summary>
    public void Offer(ReadOnlySpan<float> inputs, int n, ReadOnlySpan<float> truth)
    {
        int d = n == 0 ? 0 : inputs.Length / n;
        if (d == 0 || mostRows == 0 || (Columns != 0 && Columns != d) || inputs.Length != n * d)
        {
            return;
        }

        Columns = d;
        if (sinceNew > 2 * DistinctRows && ++thinned % KnownStride != 0)
        {
            return;
        }

        int stride = truth.Length / n;
        int capacity = (int)Math.Min(mostRows, Math.Max(16, mostNumbers / d));
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<float> row = inputs.Slice(i * d, d);
            if (seen.Count < MostRemembered ? !seen.Add(Hash(row)) : seen.Contains(Hash(row)))
            {
                sinceNew++;
                continue;
            }

            sinceNew = 0;
            offered++;
            float target = stride > 0 ? truth[i * stride] : float.NaN;
            if (rows.Count < capacity)
            {
                rows.Add(row.ToArray());
                targets.Add(target);
            }
            else if (Draw(offered) is long at && at < capacity)
            {
                row.CopyTo(rows[(int)at]);
                targets[(int)at] = target;
            }
        }
    }

    // Vitter's algorithm R needs a number in [0, n): a generator of our own leaves every other random stream alone.
    private long Draw(long n)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (long)(state % (ulong)n);
    }

    private static long Hash(ReadOnlySpan<float> row)
    {
        // FNV-1a over double words in four strands that do not wait for one another: rows that differ share a hash once in 2^64.
        const ulong Prime = 0x9E3779B97F4A7C15;
        ulong a = 14695981039346656037, b = a + 1, c = a + 2, d = a + 3;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<float, ulong>(row);
        int i = 0;
        for (; i + 4 <= words.Length; i += 4)
        {
            a = Step(a, words[i]);
            b = Step(b, words[i + 1]);
            c = Step(c, words[i + 2]);
            d = Step(d, words[i + 3]);
        }

        for (; i < words.Length; i++)
        {
            a = Step(a, words[i]);
        }

        a = row.Length % 2 == 0 ? a : Step(a, BitConverter.SingleToUInt32Bits(row[^1]));
        return (long)Step(Step(Step(a, b), c), d);

        // The rotation brings high bits, which a product only moves up, back to where they count.
        static ulong Step(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * Prime, 29);
    }
}
