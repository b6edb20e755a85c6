using System.Numerics;

namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>xoshiro256** seeded by SplitMix64 (Blackman and Vigna, 2018): one independent stream a model, so that the run gives the same models at any thread count.</summary>
internal sealed class RandomStream
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;
    private double spareNormal = double.NaN;

    public RandomStream(ulong seed, ulong population, ulong index)
    {
        ulong state = seed;
        state = SplitMix(ref state) ^ (population * 0xD1342543DE82EF95UL);
        state = SplitMix(ref state) ^ index;
        s0 = SplitMix(ref state);
        s1 = SplitMix(ref state);
        s2 = SplitMix(ref state);
        s3 = SplitMix(ref state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    public double LogUniform(double low, double high) => low * Math.Exp(Uniform() * Math.Log(high / low));

    /// <summary>Uniform in [0, count).</summary>
    public int Below(int count) => (int)(Uniform() * count);

    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double Normal()
    {
        if (!double.IsNaN(spareNormal))
        {
            double spare = spareNormal;
            spareNormal = double.NaN;
            return spare;
        }

        while (true)
        {
            double u = (2 * Uniform()) - 1;
            double v = (2 * Uniform()) - 1;
            double square = (u * u) + (v * v);
            if (square is > 0 and < 1)
            {
                double factor = Math.Sqrt(-2 * Math.Log(square) / square);
                spareNormal = v * factor;
                return u * factor;
            }
        }
    }

    /// <summary>Student's t with 3 degrees of freedom, scaled to unit variance.</summary>
    public double StudentT3()
    {
        double a = Normal();
        double b = Normal();
        double c = Normal();
        return Normal() / Math.Sqrt((a * a) + (b * b) + (c * c));
    }

    /// <summary>Beta(a, b) by two gamma variates in logarithms: survives shapes near zero.</summary>
    public double Beta(double a, double b)
    {
        double logA = LogGamma(a);
        double logB = LogGamma(b);
        return 1 / (1 + Math.Exp(logB - logA));
    }

    /// <summary>Logarithm of a gamma variate (Marsaglia and Tsang, 2000, with their boost for shapes below 1).</summary>
    private double LogGamma(double shape)
    {
        double boost = 0;
        if (shape < 1)
        {
            boost = Math.Log(1 - Uniform()) / shape;
            shape += 1;
        }

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal();
            double v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(1 - Uniform()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
            {
                return Math.Log(d * v) + boost;
            }
        }
    }

    private ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
