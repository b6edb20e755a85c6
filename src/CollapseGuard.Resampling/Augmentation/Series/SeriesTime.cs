namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Reads a series at places between its steps.</summary>
internal static class SeriesTime
{
    /// <summary>Writes all channels of one step, read at a time by linear interpolation.</summary>
    /// <param name="from">Steps x channels.</param>
    /// <param name="time">In [0, steps - 1].</param>
    /// <param name="step">Receives the channels.</param>
    public static void Read(ReadOnlySpan<float> from, double time, Span<float> step)
    {
        int last = (from.Length / step.Length) - 1;
        time = Math.Clamp(time, 0, last);
        int before = (int)time, after = Math.Min(before + 1, last);
        double share = time - before;
        ReadOnlySpan<float> left = from.Slice(before * step.Length, step.Length), right = from.Slice(after * step.Length, step.Length);
        for (int c = 0; c < step.Length; c++)
        {
            step[c] = share == 0 ? left[c] : (float)(left[c] + (share * ((double)right[c] - left[c])));
        }
    }

    /// <summary>Stretches or squeezes [start, end] to all steps of the result.</summary>
    public static void Stretch(ReadOnlySpan<float> from, double start, double end, Span<float> to, int channels)
    {
        int steps = to.Length / channels;
        for (int t = 0; t < steps; t++)
        {
            Read(from, steps == 1 ? start : start + ((end - start) * t / (steps - 1)), to.Slice(t * channels, channels));
        }
    }
}
