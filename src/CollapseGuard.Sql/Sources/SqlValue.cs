using System.Globalization;
using System.Numerics;

namespace CollapseGuard.Sql;

/// <summary>Reads what providers hand over: each has its own .NET types for the same SQL type, and HTTP has text only.</summary>
internal static class SqlValue
{
    public static double ToDouble(object? value, double whenNull = double.NaN) => value switch
    {
        null => whenNull,
        double number => number,
        string text => Parse(text),
        BigInteger whole => (double)whole,
        Int128 whole => (double)whole,
        UInt128 whole => (double)whole,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    public static long ToInt64(object? value) => value switch
    {
        null => 0,
        long number => number,
        string text => (long)decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        BigInteger whole => (long)whole,
        Int128 whole => (long)whole,
        UInt128 whole => (long)whole,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The text of a key that was grouped by; null for NULL.</summary>
    public static string? ToText(object? value, SqlValueType type) => value switch
    {
        null => null,
        string text => text,
        _ when type == SqlValueType.Date => Day(ToInt64(value)),
        _ when type == SqlValueType.Timestamp => Instant(ToInt64(value)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static double Parse(string text) => text switch
    {
        "nan" or "NaN" or "-nan" => double.NaN,
        "inf" or "+inf" or "Infinity" => double.PositiveInfinity,
        "-inf" or "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static string Day(long days) => Math.Abs(days) == int.MaxValue
        ? days > 0 ? "infinity" : "-infinity"
        : Shift(TimeSpan.TicksPerDay, days) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Far(days, "days");

    private static string Instant(long microseconds) => Math.Abs(microseconds) == long.MaxValue
        ? microseconds > 0 ? "infinity" : "-infinity"
        : Shift(TimeSpan.TicksPerMicrosecond, microseconds) is { } time ? time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) : Far(microseconds, "microseconds");

    /// <summary>Null outside the years 1 to 9999, which .NET cannot write.</summary>
    private static DateTime? Shift(long ticksEach, long count)
    {
        var start = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        Int128 ticks = start.Ticks + ((Int128)ticksEach * count);
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTime((long)ticks, DateTimeKind.Unspecified);
    }

    private static string Far(long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"2000-01-01 {(count < 0 ? '-' : '+')} {Math.Abs(count)} {unit}");
}
