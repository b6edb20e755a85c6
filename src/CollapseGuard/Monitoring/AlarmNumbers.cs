namespace CollapseGuard.Monitoring;

/// <summary>A row of numbers written and read in the same order: the alarm's memory on disk.</summary>
internal sealed class AlarmNumbers(IEnumerable<double> numbers)
{
    private readonly List<double> all = [.. numbers];
    private int next;

    public bool IsAtEnd => next == all.Count;

    public double[] ToArray() => [.. all];

    public void Write(double number) => all.Add(number);

    public double Read() => next < all.Count
        ? all[next++]
        : throw new FormatException(FormattableString.Invariant($"'saved' has {all.Count} numbers, fewer than it needs; pass what Save returned."));

    public long ReadCount() => (long)Read();

    /// <summary>A step; null for what never happened.</summary>
    public long? ReadStep() => Read() is >= 0 and var step ? (long)step : null;
}
