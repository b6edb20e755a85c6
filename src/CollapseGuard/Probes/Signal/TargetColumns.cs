namespace CollapseGuard.Probes.Signal;

/// <summary>The target as numbers, one column an output: the values themselves, or an indicator a class (one for two classes).</summary>
internal static class TargetColumns
{
    /// <summary>Classes indicated at most, the most frequent ones.</summary>
    private const int MaxClasses = 10;

    /// <summary>q columns of n numbers each; empty when the target does not vary.</summary>
    public static double[][] From(SignalTarget target, int[] rows)
    {
        if (target.ClassCount == 0)
        {
            double[] values = [.. rows.Select(row => (double)target.Values.Span[row])];
            return values.All(v => v == values[0]) ? [] : [values];
        }

        int[] codes = [.. rows.Select(row => target.Codes.Span[row])];
        var counts = new int[target.ClassCount];
        foreach (int code in codes)
        {
            counts[code]++;
        }

        int[] present = [.. Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0).OrderBy(c => counts[c])];
        if (present.Length < 2)
        {
            return [];
        }

        // Of two classes the rarer one is indicated. Rarest classes beyond the limit are left to the others' indicators.
        IEnumerable<int> indicated = present.Length == 2 ? present.Take(1) : present.Reverse().Take(MaxClasses);
        return [.. indicated.Select(code => codes.Select(c => c == code ? 1.0 : 0.0).ToArray())];
    }
}
