namespace CollapseGuard.Monitoring;

/// <summary>Spread of a batch's outputs beside its targets': 0 for a constant, sqrt(R²) for a calibrated model.</summary>
internal static class OutputSpread
{
    private const int MostStacked = 1024;

    /// <summary>sqrt of the mean over outputs of var(output)/var(target); NaN when no target varies.</summary>
    public static double OfNumbers(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputCount)
    {
        double sum = 0;
        int varying = 0;
        for (int c = 0; c < outputCount; c++)
        {
            double ofTarget = Variance(targets, c, outputCount);
            if (ofTarget > 0)
            {
                sum += Variance(outputs, c, outputCount) / ofTarget;
                varying++;
            }
        }

        return varying == 0 ? double.NaN : Math.Sqrt(sum / varying);
    }

    /// <summary>sqrt(sum var p_c / sum pi_c(1 - pi_c)); NaN when the batch holds one class.</summary>
    public static double OfClasses(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> classes, int classCount)
    {
        double variance = 0;
        for (int c = 0; c < classCount; c++)
        {
            variance += Variance(probabilities, c, classCount);
        }

        double n = classes.Length;
        double squares = 0;
        if (classCount == 1)
        {
            int ones = 0;
            foreach (int code in classes)
            {
                ones += code == 1 ? 1 : 0;
            }

            double share = ones / n;
            return share is 0 or 1 ? double.NaN : Math.Sqrt(variance / (share * (1 - share)));
        }

        foreach (int count in Count(classes, classCount, stackalloc int[MostStacked]))
        {
            squares += count / n * (count / n);
        }

        return squares >= 1 ? double.NaN : Math.Sqrt(variance / (1 - squares));
    }

    private static ReadOnlySpan<int> Count(ReadOnlySpan<int> classes, int classCount, Span<int> room)
    {
        Span<int> counts = classCount <= room.Length ? room[..classCount] : new int[classCount];
        counts.Clear();
        foreach (int code in classes)
        {
            counts[code]++;
        }

        return counts;
    }

    private static double Variance(ReadOnlySpan<float> values, int column, int stride)
    {
        // Differences from the first row cancel a large mean, and nothing waits for a division as in a running mean.
        double sum = 0, squares = 0, origin = values.IsEmpty ? 0 : values[column];
        for (int i = column; i < values.Length; i += stride)
        {
            double delta = values[i] - origin;
            sum += delta;
            squares += delta * delta;
        }

        int n = values.Length / stride;
        return Math.Max(0, squares - (sum * sum / n)) / n;
    }
}
