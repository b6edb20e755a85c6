namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>Whether one model answers more rows better than another: the exact one-sided sign test (of right and wrong answers: McNemar's).</summary>
internal static class SignTest
{
    /// <summary>P(X at least <c>better</c>) for X binomial(better + worse, 1/2); rows answered alike say nothing.</summary>
    public static double PValue(IReadOnlyList<double> errors, IReadOnlyList<double> errorsOfControl)
    {
        int better = errors.Zip(errorsOfControl).Count(pair => pair.First < pair.Second);
        int worse = errors.Zip(errorsOfControl).Count(pair => pair.First > pair.Second);
        double term = Math.Pow(.5, better + worse), sum = 0;
        for (int k = 0; k <= worse; k++)
        {
            sum += term;
            term *= (double)(better + worse - k) / (k + 1);
        }

        return Math.Min(1, sum);
    }
}
