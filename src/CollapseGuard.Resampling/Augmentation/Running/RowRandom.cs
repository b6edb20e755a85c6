namespace CollapseGuard.Resampling.Augmentation;

/// <summary>The random numbers of one copy, one after another. Belongs to one thread.</summary>
/// <param name="stream">Numbers of one step.</param>
/// <param name="copy">Number of the copy.</param>
internal struct RowRandom(CounterRandom stream, long copy)
{
    // 16.7 million numbers a copy: more than a row has cells.
    private long next = copy << 24;

    /// <summary>In [0, 1).</summary>
    public double Unit() => stream.Unit(next++);

    /// <summary>In [-most, most).</summary>
    public double Symmetric(double most) => most * ((2 * Unit()) - 1);

    /// <summary>A whole number in [0, count).</summary>
    public int Below(int count) => stream.Below(count, next++);

    /// <summary>A whole number in [-most, most].</summary>
    public int Whole(int most) => Below((2 * most) + 1) - most;

    /// <summary>Standard normal.</summary>
    public double Normal() => NormalNumbers.At(stream, next++);
}
