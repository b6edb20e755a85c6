namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Chooses the strongest regularization that is no worse than the best by more than so many standard errors. What collapsed is no candidate, whatever its metric.</summary>
internal static class OneStandardErrorRule
{
    /// <returns>Indices of the best and of the chosen point; -1 when nothing can be chosen.</returns>
    public static (int Best, int Chosen) Choose(IReadOnlyList<RegularizationPathPoint> points, bool isHigherBetter, double standardErrors)
    {
        double sign = isHigherBetter ? -1 : 1;
        int best = -1;
        for (int i = 0; i < points.Count; i++)
        {
            // Ties go to the stronger.
            if (IsCandidate(points[i]) && (best < 0 || sign * points[i].MeanMetric <= sign * points[best].MeanMetric))
            {
                best = i;
            }
        }

        if (best < 0)
        {
            return (-1, -1);
        }

        double error = double.IsNaN(points[best].StandardError) ? 0 : points[best].StandardError;
        double limit = (sign * points[best].MeanMetric) + (standardErrors * error);
        int chosen = best;
        for (int i = best + 1; i < points.Count; i++)
        {
            chosen = IsCandidate(points[i]) && sign * points[i].MeanMetric <= limit ? i : chosen;
        }

        return (best, chosen);
    }

    private static bool IsCandidate(RegularizationPathPoint point) => !point.IsCollapsed && double.IsFinite(point.MeanMetric);
}
