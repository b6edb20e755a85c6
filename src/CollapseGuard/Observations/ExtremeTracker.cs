using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>The least (or, with the sign turned, the greatest) finite number seen, how often, and the nearest other one.</summary>
internal struct ExtremeTracker(double sign)
{
    private double value = double.PositiveInfinity;
    private double next = double.PositiveInfinity;
    private long count;

    /// <summary>Looks at a block whose extreme is known; most blocks cannot change anything.</summary>
    /// <param name="values">The block.</param>
    /// <param name="extreme">Its least (greatest) finite number.</param>
    public void Add(ReadOnlySpan<double> values, double extreme)
    {
        if (sign * extreme > next)
        {
            return;
        }

        foreach (double x in values)
        {
            if (sign * x <= next && double.IsFinite(x))
            {
                Add(sign * x, 1);
            }
        }
    }

    public void Merge(in ExtremeTracker other)
    {
        if (other.count > 0)
        {
            Add(other.value, other.count);
            if (double.IsFinite(other.next) && other.next != value)
            {
                next = Math.Min(next, other.next);
            }
        }
    }

    public readonly ExtremeValue Summarize() => count == 0 ? ExtremeValue.NotKept
        : new(sign * value, count, double.IsFinite(next) ? sign * next : double.NaN);

    private void Add(double x, long times)
    {
        if (x == value)
        {
            count += times;
        }
        else if (x < value)
        {
            (next, value, count) = (value, x, times);
        }
        else if (x < next)
        {
            next = x;
        }
    }
}
