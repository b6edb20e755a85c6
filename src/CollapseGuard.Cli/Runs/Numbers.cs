using System.Globalization;

namespace CollapseGuard.Cli.Runs;

/// <summary>Numbers for people: three digits, invariant culture.</summary>
internal static class Numbers
{
    /// <summary><c>0.00123</c>, <c>12,300</c>, <c>1.2e-6</c>, <c>-</c> for what was not measured.</summary>
    public static string Of(double value) => Math.Abs(value) switch
    {
        double.NaN => "-",
        double.PositiveInfinity => value > 0 ? "inf" : "-inf",
        0 => "0",
        < .001 or >= 1e6 => value.ToString("0.0e+0", CultureInfo.InvariantCulture).Replace("e+", "e", StringComparison.Ordinal),
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        _ => Rounded(value),
    };

    /// <summary>A loss: NaN is a finding there, not an absent measurement.</summary>
    public static string OfLoss(double value, bool isMeasured) => isMeasured && double.IsNaN(value) ? "NaN" : Of(value);

    /// <summary><c>98 %</c>.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "-" : (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary><c>1,840</c>.</summary>
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Rounded(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        >= .01 => value.ToString("0.000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };
}
