using System.Numerics;

namespace CollapseGuard.Observations;

/// <summary>Estimates how many different keys were added, in 64 KiB, with a standard error of 0.41 %.</summary>
/// <remarks>
/// Flajolet et al., "HyperLogLog", 2007, with 2^16 registers; the estimator is Ertl's, "New cardinality estimation algorithms
/// for HyperLogLog sketches", 2017, algorithm 6, which needs no table and has no bias in any range. The hash is a bijection
/// on 64 bits, so different keys never collide before they are cut.
/// </remarks>
internal sealed class HyperLogLog
{
    private const int IndexBits = 16;
    private const int RankBits = 64 - IndexBits;
    private readonly byte[] registers = new byte[1 << IndexBits];

    public void Add(ReadOnlySpan<uint> keys)
    {
        byte[] into = registers;
        foreach (uint key in keys)
        {
            ulong hash = Mix(key);
            int index = (int)(hash >> RankBits);
            byte rank = (byte)(BitOperations.LeadingZeroCount((hash << IndexBits) | (1UL << (IndexBits - 1))) + 1);
            if (rank > into[index])
            {
                into[index] = rank;
            }
        }
    }

    public void Merge(HyperLogLog other) => System.Numerics.Tensors.TensorPrimitives.Max(registers, other.registers, registers);

    public void Reset() => Array.Clear(registers);

    public double Estimate()
    {
        Span<int> counts = stackalloc int[RankBits + 2];
        counts.Clear();
        foreach (byte rank in registers)
        {
            counts[rank]++;
        }

        double m = registers.Length;
        double z = m * Tau(1 - (counts[RankBits + 1] / m));
        for (int rank = RankBits; rank >= 1; rank--)
        {
            z = 0.5 * (z + counts[rank]);
        }

        z += m * Sigma(counts[0] / m);
        return m * m / (2 * Math.Log(2) * z);
    }

    private static ulong Mix(uint key)
    {
        ulong hash = (key + 1UL) * 0x9E37_79B9_7F4A_7C15;
        hash = (hash ^ (hash >> 32)) * 0xD6E8_FEB8_6659_FD93;
        return hash ^ (hash >> 32);
    }

    private static double Sigma(double x)
    {
        if (x == 1)
        {
            return double.PositiveInfinity;
        }

        double y = 1, z = x, before;
        do
        {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        }
        while (z != before);
        return z;
    }

    private static double Tau(double x)
    {
        if (x is 0 or 1)
        {
            return 0;
        }

        double y = 1, z = 1 - x, before;
        do
        {
            x = Math.Sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        }
        while (z != before);
        return z / 3;
    }
}
