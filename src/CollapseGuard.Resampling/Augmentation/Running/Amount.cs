using System.Globalization;

namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Checks of options that say how much.</summary>
internal static class Amount
{
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public static double Share(double value, string option) => value is >= 0 and <= 1 ? value : throw Outside(value, option, "in [0, 1]");

    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public static double AtLeast(double least, double value, string option) =>
        value >= least && double.IsFinite(value) ? value : throw Outside(value, option, string.Create(CultureInfo.InvariantCulture, $"at least {least} and finite"));

    /// <exception cref="ArgumentOutOfRangeException">Below the least.</exception>
    public static int Whole(int least, int value, string option) => value >= least ? value : throw Outside(value, option, $"at least {least}");

    /// <exception cref="ArgumentOutOfRangeException">NaN or infinite.</exception>
    public static float Finite(float value, string option) => float.IsFinite(value) ? value : throw Outside(value, option, "finite");

    private static ArgumentOutOfRangeException Outside(double value, string option, string required) =>
        new(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"{option} is {value}; it must be {required}."));
}
