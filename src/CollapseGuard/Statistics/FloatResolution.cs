using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>What single precision can still tell apart.</summary>
public static class FloatResolution
{
    /// <summary>Distance from a magnitude to the next greater float; infinity at the end of their range.</summary>
    /// <param name="magnitude">Any finite number; its sign does not matter.</param>
    public static double UnitInLastPlace(double magnitude)
    {
        float value = (float)Math.Abs(magnitude);
        return float.IsFinite(value) ? (double)float.BitIncrement(value) - value : double.PositiveInfinity;
    }

    /// <summary>True when numbers differ by no more than rounding: their range spans at most <paramref name="units"/> floats.</summary>
    /// <param name="values">Moments of the numbers; nothing at all is not constant.</param>
    /// <param name="units">Number of units in the last place.</param>
    public static bool IsConstant(MomentSummary values, double units) =>
        values.Count > 0 && values.Maximum - values.Minimum <= units * UnitInLastPlace(Magnitude(values));

    /// <summary>True when the spread of numbers stands out of their rounding: sd &gt; <paramref name="units"/> units in the last place of the greatest.</summary>
    /// <param name="values">Moments of the numbers.</param>
    /// <param name="units">Number of units in the last place.</param>
    public static bool IsResolved(MomentSummary values, double units) =>
        values.StandardDeviation > units * UnitInLastPlace(Magnitude(values));

    private static double Magnitude(MomentSummary values) => Math.Max(Math.Abs(values.Minimum), Math.Abs(values.Maximum));
}
