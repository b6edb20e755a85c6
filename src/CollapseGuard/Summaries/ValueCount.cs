using System.Globalization;

namespace CollapseGuard.Summaries;

/// <summary>One value of a column and how often it occurs.</summary>
/// <param name="Text">The value as text; numbers in the invariant culture.</param>
/// <param name="Number">The value as a number; NaN for a category.</param>
/// <param name="Count">Rows that hold it.</param>
public readonly record struct ValueCount(string Text, double Number, long Count)
{
    /// <summary>A number and its count.</summary>
    /// <param name="value">The number.</param>
    /// <param name="count">Rows that hold it.</param>
    public static ValueCount Of(double value, long count) => new(value.ToString("R", CultureInfo.InvariantCulture), value, count);

    /// <summary>A category and its count.</summary>
    /// <param name="text">The category.</param>
    /// <param name="count">Rows that hold it.</param>
    public static ValueCount Of(string text, long count) => new(text, double.NaN, count);
}
