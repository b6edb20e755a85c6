using System.Numerics;
using System.Runtime.InteropServices;

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

    /// <summary>Takes the decisions of some rows; NaN is decided by no threshold.</summary>
    /// <param name="values">What was decided on.</param>
    /// <param name="decisions">True for positive, same length.</param>
    public void Add(ReadOnlySpan<float> values, ReadOnlySpan<bool> decisions)
    {
        int lanes = Vector<float>.Count, whole = values.Length - (values.Length % Vector<byte>.Count);
        ReadOnlySpan<byte> bytes = MemoryMarshal.Cast<bool, byte>(decisions[..values.Length]);
        Vector<float> least = new(LeastPositive), greatest = new(GreatestNegative);
        for (int i = 0; i < whole; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(bytes[i..]), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> first, out Vector<uint> second);
            Vector.Widen(high, out Vector<uint> third, out Vector<uint> fourth);
            Take(new Vector<float>(values[i..]), first, ref least, ref greatest);
            Take(new Vector<float>(values[(i + lanes)..]), second, ref least, ref greatest);
            Take(new Vector<float>(values[(i + (2 * lanes))..]), third, ref least, ref greatest);
            Take(new Vector<float>(values[(i + (3 * lanes))..]), fourth, ref least, ref greatest);
        }

        for (int lane = 0; lane < lanes; lane++)
        {
            (LeastPositive, GreatestNegative) = (Math.Min(LeastPositive, least[lane]), Math.Max(GreatestNegative, greatest[lane]));
        }

        for (int i = whole; i < values.Length; i++)
        {
            Add(values[i], decisions[i]);
        }
    }

    /// <summary>Whether "positive from this value on" makes the same decisions.</summary>
    public readonly bool Agrees(double threshold) => GreatestNegative < threshold && threshold <= LeastPositive;

    /// <summary>A threshold that makes these decisions.</summary>
    public readonly double Threshold() => float.IsFinite(LeastPositive) ? LeastPositive : MathF.BitIncrement(GreatestNegative);

    // A comparison with NaN is false, so NaN takes no side.
    private static void Take(Vector<float> values, Vector<uint> decided, ref Vector<float> least, ref Vector<float> greatest)
    {
        Vector<int> isNegative = Vector.Equals(Vector.AsVectorInt32(decided), Vector<int>.Zero);
        least = Vector.ConditionalSelect(Vector.AndNot(Vector.LessThan(values, least), isNegative), values, least);
        greatest = Vector.ConditionalSelect(Vector.GreaterThan(values, greatest) & isNegative, values, greatest);
    }

    private void Add(float value, bool isPositive)
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
}
