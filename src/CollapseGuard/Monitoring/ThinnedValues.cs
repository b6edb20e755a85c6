namespace CollapseGuard.Monitoring;

/// <summary>At most 64 numbers of a stream, evenly spaced: when full, every second is dropped and only every second of those to come is kept.</summary>
internal sealed class ThinnedValues
{
    private const int Capacity = 64;

    private readonly double[] values = new double[Capacity];
    private int used;
    private long seen;
    private long stride = 1;

    public void Add(double value)
    {
        if (seen++ % stride != 0)
        {
            return;
        }

        if (used == Capacity)
        {
            for (int i = 0; i < Capacity / 2; i++)
            {
                values[i] = values[2 * i];
            }

            used = Capacity / 2;
            stride *= 2;
        }

        values[used++] = value;
    }

    /// <summary>Median of what was kept; NaN when there is nothing.</summary>
    public double Median()
    {
        double[] sorted = values[..used];
        Array.Sort(sorted);
        return used == 0 ? double.NaN : used % 2 == 1 ? sorted[used / 2] : .5 * (sorted[(used / 2) - 1] + sorted[used / 2]);
    }
}
