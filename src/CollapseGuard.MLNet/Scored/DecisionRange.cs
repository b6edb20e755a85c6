namespace CollapseGuard.MLNet.Scored;

/// <summary>Where the decisions turn: the greatest value that was decided negative and the least that was decided positive.</summary>
internal struct DecisionRange()
{
    /// <summary>-infinity when nothing was decided negative.</summary>
    public float GreatestNegative { get; private set; } = float.NegativeInfinity;

    /// <summary>Infinity when nothing was decided positive.</summary>
    public float LeastPositive { get; private set; } = float.PositiveInfinity;

    /// <summary>False when no threshold can have made these decisions.</summary>
    public readonly bool IsOrdered => GreatestNegative < LeastPositive;

    /// <summary>Takes one decision; NaN is decided by no threshold.</summary>
    public void Add(float value, bool isPositive)
    {
        if (isPositive)
        {
            LeastPositive = value < LeastPositive ? value : LeastPositive;
        }
        else
        {
            GreatestNegative = value > GreatestNegative ? value : GreatestNegative;
        }
    }

    /// <summary>Whether "positive from this value on" makes the same decisions.</summary>
    public readonly bool Agrees(double threshold) => GreatestNegative < threshold && threshold <= LeastPositive;

    /// <summary>A threshold that makes these decisions.</summary>
    public readonly double Threshold() => float.IsFinite(LeastPositive) ? LeastPositive : MathF.BitIncrement(GreatestNegative);
}
