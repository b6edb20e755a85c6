using CollapseGuard.Summaries;

namespace CollapseGuard.Torch.Watching;

/// <summary>What one layer's outputs look like over the rows of a batch; plain arithmetic on n x u numbers.</summary>
internal static class LayerMeasure
{
    private const int RankRows = 48;

    /// <summary>Measures n x u outputs, row-major.</summary>
    public static LayerNumbers Of(ReadOnlySpan<float> outputs, int units)
    {
        int n = outputs.Length / units;
        float least = float.PositiveInfinity, greatest = float.NegativeInfinity;
        bool hasZero = false;
        foreach (float value in outputs)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
            hasZero |= value == 0;
        }

        ActivationRange range = RangeOf(outputs, units, least, greatest, hasZero);
        (float low, float high) = range switch
        {
            ActivationRange.UnitInterval or ActivationRange.Simplex => (.01f, .99f),
            ActivationRange.SymmetricUnit => (-.98f, .98f),
            _ => (float.NegativeInfinity, float.PositiveInfinity),
        };
        bool isBounded = float.IsFinite(low);
        int dead = 0, saturated = 0;
        var deviations = new double[units];
        for (int u = 0; u < units; u++)
        {
            double mean = 0, squares = 0;
            int zeros = 0, ends = 0, seen = 0;
            for (int i = u; i < outputs.Length; i += units)
            {
                float value = outputs[i];
                double delta = value - mean;
                mean += delta / ++seen;
                squares += delta * (value - mean);
                zeros += value == 0 ? 1 : 0;
                ends += value < low || value > high ? 1 : 0;
            }

            dead += zeros == n ? 1 : 0;
            saturated += isBounded && ends >= .95 * n ? 1 : 0;
            deviations[u] = Math.Sqrt(squares / n);
        }

        Array.Sort(deviations);
        return new LayerNumbers
        {
            Activation = range,
            Units = units,
            DeadShare = range == ActivationRange.Rectified ? (double)dead / units : 0,
            SaturatedShare = isBounded ? (double)saturated / units : double.NaN,
            Deviation = deviations[units / 2],
            EffectiveRank = n < 8 ? double.NaN : RankOf(outputs, units),
            GreatestMagnitude = Math.Max(Math.Abs(least), Math.Abs(greatest)),
        };
    }

    private static ActivationRange RangeOf(ReadOnlySpan<float> outputs, int units, float least, float greatest, bool hasZero)
    {
        if (outputs.Length < 8 || !float.IsFinite(least) || !float.IsFinite(greatest))
        {
            return ActivationRange.Unknown;
        }

        if (least < 0)
        {
            return least >= -1 && greatest <= 1 && greatest > 0 && (least < -.999f || greatest > .999f) ? ActivationRange.SymmetricUnit : ActivationRange.Unbounded;
        }

        if (greatest > 1)
        {
            return ActivationRange.Rectified;
        }

        if (units > 1 && RowsSumToOne(outputs, units))
        {
            return ActivationRange.Simplex;
        }

        return hasZero && greatest < 1 ? ActivationRange.Rectified : ActivationRange.UnitInterval;
    }

    private static bool RowsSumToOne(ReadOnlySpan<float> outputs, int units)
    {
        for (int start = 0; start < outputs.Length; start += units)
        {
            float sum = 0;
            foreach (float value in outputs.Slice(start, units))
            {
                sum += value;
            }

            if (Math.Abs(sum - 1) > 1e-3f)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>(sum of eigenvalues)² / sum of their squares of the rows' covariance, from the Gram matrix: no eigenvalues needed.</summary>
    private static double RankOf(ReadOnlySpan<float> outputs, int units)
    {
        int all = outputs.Length / units, n = Math.Min(all, RankRows);
        var centred = new float[n * units];
        for (int u = 0; u < units; u++)
        {
            double mean = 0;
            for (int i = 0; i < n; i++)
            {
                mean += outputs[(i * units) + u];
            }

            mean /= n;
            for (int i = 0; i < n; i++)
            {
                centred[(i * units) + u] = (float)(outputs[(i * units) + u] - mean);
            }
        }

        double trace = 0, squares = 0;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<float> row = centred.AsSpan(i * units, units);
            for (int j = 0; j <= i; j++)
            {
                double product = System.Numerics.Tensors.TensorPrimitives.Dot(row, centred.AsSpan(j * units, units));
                trace += i == j ? product : 0;
                squares += (i == j ? 1 : 2) * product * product;
            }
        }

        return squares > 0 ? trace * trace / squares : 1;
    }
}
