namespace CollapseGuard.Observations;

/// <summary>The number that stands for a missing value: a NaN of its own kind, so that missing and not-a-number stay apart.</summary>
/// <remarks>Like any NaN it spreads through arithmetic; only <see cref="Is"/> tells it from others. R keeps its NA in the same way.</remarks>
public static class MissingNumber
{
    private const long Bits = 0x7FF8_0000_0000_07A2;

    /// <summary>The missing value.</summary>
    public static double Value { get; } = BitConverter.Int64BitsToDouble(Bits);

    /// <summary>True for <see cref="Value"/>; false for every number and every other NaN.</summary>
    /// <param name="value">Any double.</param>
    public static bool Is(double value) => BitConverter.DoubleToInt64Bits(value) == Bits;

    /// <summary>How many are missing.</summary>
    /// <param name="values">Any number of them.</param>
    public static int Count(ReadOnlySpan<double> values) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<double, long>(values).Count(Bits);
}
