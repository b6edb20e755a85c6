using System.Globalization;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>A measured number, or why there is none.</summary>
/// <param name="Value">The number; NaN when undefined.</param>
/// <param name="Undefined">Why there is no number; null when there is one.</param>
public readonly record struct MetricValue(double Value, string? Undefined)
{
    /// <summary>True when there is a number.</summary>
    public bool IsDefined => Undefined is null;

    /// <summary>The number, or <c>undefined (why)</c>.</summary>
    public override string ToString() => IsDefined ? Value.ToString("0.####", CultureInfo.InvariantCulture) : $"undefined ({Undefined})";

    internal static MetricValue Of(double value) => double.IsNaN(value) ? No("the scores hold NaN") : new(value, null);

    internal static MetricValue No(string reason) => new(double.NaN, reason);
}
