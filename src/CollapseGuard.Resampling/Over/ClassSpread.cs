namespace CollapseGuard.Resampling;

/// <summary>Standard deviations of the columns over some rows, divided by n, in double.</summary>
internal static class ClassSpread
{
    public static double[] Of(LabelledRows input, int[] rows)
    {
        int d = input.Columns;
        ReadOnlySpan<float> values = input.Features.Span;
        var mean = new double[d];
        foreach (int row in rows)
        {
            ReadOnlySpan<float> numbers = values.Slice(row * d, d);
            for (int c = 0; c < d; c++)
            {
                mean[c] += numbers[c];
            }
        }

        foreach (ref double m in mean.AsSpan())
        {
            m /= rows.Length;
        }

        var spread = new double[d];
        foreach (int row in rows)
        {
            ReadOnlySpan<float> numbers = values.Slice(row * d, d);
            for (int c = 0; c < d; c++)
            {
                double off = numbers[c] - mean[c];
                spread[c] += off * off;
            }
        }

        foreach (ref double s in spread.AsSpan())
        {
            s = Math.Sqrt(s / rows.Length);
        }

        return spread;
    }
}
