namespace CollapseGuard.Probes.Response;

/// <summary>Changes of outputs between two questions.</summary>
internal static class OutputChange
{
    /// <summary>Root mean square change of each output; rows that are not finite on both sides are left out, NaN when none is left.</summary>
    public static double[] RootMeanSquares(ReadOnlySpan<float> before, ReadOnlySpan<float> after, int outputCount)
    {
        var squares = new double[outputCount];
        var counts = new long[outputCount];
        for (int i = 0; i < before.Length; i++)
        {
            double change = (double)after[i] - before[i];
            if (double.IsFinite(change))
            {
                squares[i % outputCount] += change * change;
                counts[i % outputCount]++;
            }
        }

        return [.. squares.Zip(counts, (square, count) => count == 0 ? double.NaN : Math.Sqrt(square / count))];
    }

    /// <summary>Raises each scale to the greatest finite magnitude of its output.</summary>
    public static void Raise(double[] scales, ReadOnlySpan<float> outputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            if (float.IsFinite(outputs[i]))
            {
                scales[i % scales.Length] = Math.Max(scales[i % scales.Length], Math.Abs((double)outputs[i]));
            }
        }
    }

    /// <summary>Change over scale; 0 where nothing changed, whatever the scale.</summary>
    public static double Relative(double change, double scale) => change == 0 ? 0 : change / scale;

    /// <summary>The greatest number that is not NaN; NaN when there is none.</summary>
    public static double Greatest(IEnumerable<double> values) => values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Max();
}
