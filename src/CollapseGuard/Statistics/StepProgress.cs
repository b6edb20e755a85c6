using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>How far one step of the optimizer takes the loss of its own batch on the way to the floor. Pure functions of a <see cref="StepProfile"/>.</summary>
public static class StepProgress
{
    /// <summary>Way from the loss to its floor, in units of the loss; the floor is taken as 0 when it is not known. Never positive: nothing is known about the way.</summary>
    /// <param name="profile">The trial steps.</param>
    public static double Distance(StepProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.Loss - (double.IsNaN(profile.Floor) ? 0 : profile.Floor);
    }

    /// <summary>Share of the way that a step covers, in (-∞, 1]; negative when it raises the loss, -∞ when the loss is not finite after it, NaN when it was not tried or the loss is not above its floor.</summary>
    /// <param name="profile">The trial steps.</param>
    /// <param name="multiple">Multiple of the optimizer's own step.</param>
    /// <param name="leastWay">The way is taken as at least this long, so that jitter near the floor does not count; in units of the loss.</param>
    public static double Of(StepProfile profile, double multiple, double leastWay = 0)
    {
        ArgumentNullException.ThrowIfNull(profile);
        foreach ((double tried, double loss) in profile.Multiples)
        {
            if (Math.Abs(tried - multiple) <= 1e-6 * multiple)
            {
                return Share(profile, loss, leastWay);
            }
        }

        return double.NaN;
    }

    /// <summary>The optimizer's pace: the better share of the first and the latest profile, the first scaled to the latest rate if that is higher (a warm-up starts small); NaN when neither is known.</summary>
    /// <param name="first">The trial steps at the first batch.</param>
    /// <param name="latest">The latest trial steps.</param>
    public static double Pace(StepProfile first, StepProfile latest)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(latest);
        double start = Of(first, 1) * Math.Max(1, latest.LearningRate / first.LearningRate), now = Of(latest, 1);
        return start > now || double.IsNaN(now) ? start : now;
    }

    /// <summary>The best share among the steps longer than the optimizer's own; NaN when none was tried.</summary>
    /// <param name="profile">The trial steps.</param>
    public static double BestLonger(StepProfile profile) => Best(profile, multiple => multiple > 1.5);

    /// <summary>The best share among the steps shorter than the optimizer's own; NaN when none was tried.</summary>
    /// <param name="profile">The trial steps.</param>
    public static double BestShorter(StepProfile profile) => Best(profile, multiple => multiple < .75);

    private static double Best(StepProfile profile, Func<double, bool> isAsked)
    {
        ArgumentNullException.ThrowIfNull(profile);
        double best = double.NaN;
        foreach ((double multiple, double loss) in profile.Multiples)
        {
            double share = isAsked(multiple) ? Share(profile, loss, 0) : double.NaN;
            best = double.IsNaN(best) || share > best ? share : best;
        }

        return best;
    }

    private static double Share(StepProfile profile, double loss, double leastWay)
    {
        double way = Math.Max(Distance(profile), leastWay);
        return !(way > 0 && Distance(profile) > 0) || !double.IsFinite(way) ? double.NaN
            : double.IsFinite(loss) ? (profile.Loss - loss) / way
            : double.NegativeInfinity;
    }
}
