using System.Globalization;
using System.Runtime.CompilerServices;

namespace CollapseGuard.Detectors;

/// <summary>Validates limits of detectors where they are set.</summary>
internal static class Limit
{
    /// <summary>The value, when it lies in the closed interval.</summary>
    public static double In(double value, double low, double high, [CallerMemberName] string name = "") => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' is {value}; it must be in [{low}, {high}]."));

    /// <summary>The number of rows, when it is at least <paramref name="least"/>.</summary>
    public static long Rows(long value, long least, [CallerMemberName] string name = "") => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' is {value}; it must be at least {least}."));
}
