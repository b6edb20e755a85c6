using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Compares what a loss charges for predictions made for the purpose; only differences, so that a penalty inside cancels.</summary>
internal static class LossPoints
{
    // 8 units in the last place of a float, as for CG1001.
    private const double Resolution = 8 * 1.1920929e-7;

    /// <summary>True when the numbers that every comparison needs were measured.</summary>
    public static bool AreKnown(LossBehavior loss) => double.IsFinite(loss.AtPerfect) && double.IsFinite(loss.AtShifted) && double.IsFinite(loss.AtPermuted);

    /// <summary>True when the first costs more than the second, beyond what float can resolve at their magnitude.</summary>
    public static bool CostsMore(double first, double second) => first - second > Tolerance(first, second);

    /// <summary>What float can resolve at the magnitude of two losses.</summary>
    public static double Tolerance(double first, double second) => Resolution * Math.Max(Math.Abs(first), Math.Abs(second));

    /// <summary>True when perfect predictions, altered ones and those of other rows all cost the same.</summary>
    public static bool AreFlat(LossBehavior loss) => AreKnown(loss)
        && !new[] { loss.AtShifted, loss.AtPermuted, loss.AtInverted, loss.AtConstant }.Any(at => Math.Abs(at - loss.AtPerfect) > Tolerance(at, loss.AtPerfect));

    /// <summary>
    /// True when the loss rewards being wrong. Predictions of other rows must cost less too: a loss that reads another scale
    /// (a Poisson likelihood reads logarithms) may charge less for a mirrored or constant answer, but never for the wrong rows.
    /// </summary>
    public static bool Ascends(LossBehavior loss) =>
        CostsMore(loss.AtPerfect, loss.AtInverted) && CostsMore(loss.AtPerfect, loss.AtPermuted) && !(loss.TowardsTarget <= 0);
}
