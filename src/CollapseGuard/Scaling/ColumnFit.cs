namespace CollapseGuard.Scaling;

/// <summary>Learns the offset and scale of one column, in double precision.</summary>
internal static class ColumnFit
{
    /// <summary>The share of the smallest magnitudes that the unit of <see cref="ScalingKind.Log"/> leaves below itself: dust such as 1e-17 must not stretch the scale.</summary>
    private const double LogUnitQuantile = 0.01;

    /// <param name="kind">How it will be scaled.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="values">The numbers without missing ones; sorted here.</param>
    public static ColumnScale Fit(ScalingKind kind, string name, Span<float> values)
    {
        if (values.Length == 0)
        {
            return new ColumnScale(name, 0, 1, 0, ScalingNote.Empty);
        }

        values.Sort();
        bool constant = values[0] == values[^1];
        if (kind == ScalingKind.Log)
        {
            return new ColumnScale(name, 0, LogUnit(values), values.Length, constant ? ScalingNote.Constant : ScalingNote.None);
        }

        if (constant)
        {
            return new ColumnScale(name, values[0], 1, values.Length, ScalingNote.Constant);
        }

        return kind switch
        {
            ScalingKind.MinMax => new ColumnScale(name, values[0], (double)values[^1] - values[0], values.Length, ScalingNote.None),
            ScalingKind.Robust => Robust(name, values),
            _ => Standard(name, values),
        };
    }

    private static ColumnScale Standard(string name, ReadOnlySpan<float> values)
    {
        (double mean, double deviation) = Moments(values);
        return new ColumnScale(name, mean, deviation, values.Length, ScalingNote.None);
    }

    private static ColumnScale Robust(string name, ReadOnlySpan<float> sorted)
    {
        double range = Quantile(sorted, 0.75) - Quantile(sorted, 0.25);
        double median = Quantile(sorted, 0.5);
        double furthest = Math.Max(sorted[^1] - median, median - sorted[0]);
        return furthest <= range * float.MaxValue
            ? new ColumnScale(name, median, range, sorted.Length, ScalingNote.None)
            : new ColumnScale(name, median, Moments(sorted).Deviation, sorted.Length, ScalingNote.InterquartileRangeIsZero);
    }

    /// <summary>Two passes, the second around the mean: a far mean costs no digits.</summary>
    private static (double Mean, double Deviation) Moments(ReadOnlySpan<float> values)
    {
        double mean = 0;
        foreach (float value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        double squares = 0, rest = 0;
        foreach (float value in values)
        {
            double distance = value - mean;
            squares += distance * distance;
            rest += distance;
        }

        double variance = (squares - (rest * rest / values.Length)) / values.Length;
        return (mean + (rest / values.Length), Math.Sqrt(variance));
    }

    private static double LogUnit(ReadOnlySpan<float> values)
    {
        var magnitudes = new float[values.Length];
        int count = 0;
        foreach (float value in values)
        {
            if (value != 0)
            {
                magnitudes[count++] = Math.Abs(value);
            }
        }

        Span<float> nonZero = magnitudes.AsSpan(0, count);
        nonZero.Sort();
        return count == 0 ? 1 : Quantile(nonZero, LogUnitQuantile);
    }

    /// <summary>Linear between neighbours (Hyndman and Fan's type 7, the default of numpy and R).</summary>
    private static double Quantile(ReadOnlySpan<float> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * ((double)sorted[above] - sorted[below]));
    }
}
