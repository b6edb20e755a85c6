using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Compares what a loss charges for predictions made for the purpose; only differences, so that a penalty inside cancels.</summary>
internal static class LossPoints
{
    // 8 units in the last place of a float, as for CG1001.
    private const double Resolution = 8 * 1.1920929e-7;

    /// <summary>True when the numbers that every comparison needs were measured.</summary>
    public static bool AreKnown(LossBehavior loss) => double.IsFinite(loss.AtPerfect) && double.IsFinite(loss.AtShifted) && double.IsFinite(loss.AtPermuted);

    /// <summary>True when the first costs more than the second, beyond what float can resolve at these magnitudes.</summary>
    public static bool CostsMore(double first, double second, LossBehavior loss) => first - second > Tolerance(loss);

    /// <summary>True when perfect predictions, altered ones and those of other rows all cost the same.</summary>
    public static bool AreFlat(LossBehavior loss) => AreKnown(loss)
        && !new[] { loss.AtShifted, loss.AtPermuted, loss.AtInverted, loss.AtConstant }.Any(at => Math.Abs(at - loss.AtPerfect) > Tolerance(loss));

    /// <summary>
    /// True when the loss rewards being wrong. Predictions of other rows must cost less too: a loss that reads another scale
    /// (a Poisson likelihood reads logarithms) may charge less for a mirrored or constant answer, but never for the wrong rows.
    /// </summary>
    public static bool Ascends(LossBehavior loss) =>
        CostsMore(loss.AtPerfect, loss.AtInverted, loss) && CostsMore(loss.AtPerfect, loss.AtPermuted, loss) && !(loss.TowardsTarget <= 0);

    private static double Tolerance(LossBehavior loss)
    {
        double magnitude = 0;
        foreach (double at in (ReadOnlySpan<double>)[loss.AtPerfect, loss.AtShifted, loss.AtPermuted, loss.AtInverted, loss.AtConstant])
        {
            magnitude = double.IsFinite(at) ? Math.Max(magnitude, Math.Abs(at)) : magnitude;
        }

        return Resolution * magnitude;
    }
}
