using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Which values the output activation can give, by the ends that scaled weights reach.</summary>
internal static class OutputReach
{
    // How near to its end a saturated activation is expected.
    private const double Margin = .01;

    public static bool IsBounded(OutputFit fit) => double.IsFinite(fit.ReachMinimum) && double.IsFinite(fit.ReachMaximum);

    /// <summary>No end was found, or none was looked for.</summary>
    public static bool IsUnbounded(OutputFit fit) => !double.IsFinite(fit.ReachMinimum) && !double.IsFinite(fit.ReachMaximum);

    /// <summary>Scaled weights moved nothing: the layer before gives nothing to scale, and the ends are not known.</summary>
    public static bool IsPoint(OutputFit fit) => fit.ReachMinimum >= fit.ReachMaximum;

    public static bool IsWithinUnitInterval(OutputFit fit) => fit.ReachMinimum >= -Margin && fit.ReachMaximum <= 1 + Margin;

    /// <summary>Never negative and without an upper end: a rectifier.</summary>
    public static bool IsRectified(OutputFit fit) => Math.Abs(fit.ReachMinimum) <= Margin && double.IsPositiveInfinity(fit.ReachMaximum);

    /// <summary>What a sentence says of it.</summary>
    public static string Spoken(OutputFit fit) =>
        IsWithinUnitInterval(fit) ? fit.RowsAreProbabilities ? "a softmax" : "a sigmoid"
        : IsRectified(fit) ? "a relu"
        : Math.Abs(fit.ReachMinimum + 1) <= Margin && Math.Abs(fit.ReachMaximum - 1) <= Margin ? "a tanh"
        : "this output activation";

    /// <summary>The interval, written like <c>[0, 1]</c> or <c>[0, ∞)</c>.</summary>
    public static string Interval(OutputFit fit) => Answer.Text(
        $"{(double.IsFinite(fit.ReachMinimum) ? $"[{Answer.Number(fit.ReachMinimum)}" : "(-∞")}, {(double.IsFinite(fit.ReachMaximum) ? $"{Answer.Number(fit.ReachMaximum)}]" : "∞)")}");
}
