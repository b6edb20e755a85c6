using CollapseGuard.Summaries;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>What all rows say of one slot, in one pass: counts, extremes, moments (Welford's update).</summary>
internal struct SlotCounter
{
    private double mean;
    private double squares;

    /// <summary>Finite numbers.</summary>
    public long Count { get; private set; }

    /// <summary>NaN.</summary>
    public long Missing { get; private set; }

    /// <summary>Infinite in either direction.</summary>
    public long Infinite { get; private set; }

    /// <summary>Exactly 0.</summary>
    public long Zeros { get; private set; }

    public float Minimum { get; private set; }

    public float Maximum { get; private set; }

    /// <summary>Whether a number lies between the extremes.</summary>
    public bool HasBetween { get; private set; }

    public readonly long Seen => Count + Missing + Infinite;

    public readonly MomentSummary Moments => Count == 0 ? MomentSummary.Empty : new(Count, mean, squares, Minimum, Maximum);

    public void Add(float value)
    {
        if (!float.IsFinite(value))
        {
            Missing += float.IsNaN(value) ? 1 : 0;
            Infinite += float.IsNaN(value) ? 0 : 1;
            return;
        }

        Reach(value);
        Count++;
        Zeros += value == 0 ? 1 : 0;
        double before = value - mean;
        mean += before / Count;
        squares += before * (value - mean);
    }

    /// <summary>Adds zeros that a sparse vector leaves out.</summary>
    public void AddZeros(long rows)
    {
        if (rows == 0)
        {
            return;
        }

        MomentSummary both = MomentSummary.Combine(Moments, new MomentSummary(rows, 0, 0, 0, 0));
        Reach(0);
        Count += rows;
        Zeros += rows;
        (mean, squares) = (both.Mean, both.SquaredDeviations);
    }

    private void Reach(float value)
    {
        if (Count == 0)
        {
            Minimum = Maximum = value;
        }
        else if (value < Minimum)
        {
            HasBetween |= Minimum < Maximum;
            Minimum = value;
        }
        else if (value > Maximum)
        {
            HasBetween |= Minimum < Maximum;
            Maximum = value;
        }
        else
        {
            HasBetween |= value > Minimum && value < Maximum;
        }
    }
}
