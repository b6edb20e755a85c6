namespace CollapseGuard.Reports;

/// <summary>Which causes a reader is shown; the JSON report lists all.</summary>
internal static class ShownCauses
{
    /// <summary>Support below which a cause is not named: with every cause alike, about twenty would reach it.</summary>
    public const double LeastSupport = .05;

    /// <summary>Support from which the first cause stands out whatever the next one has.</summary>
    private const double StandingOut = .2;

    /// <summary>Share of the first support that makes the next cause as good as the first.</summary>
    private const double AsGood = 2.0 / 3;

    public static RankedCause[] Of(CollapseReport report) => [.. report.Causes.Where(c => c.Support >= LeastSupport)];

    /// <summary>True when the first cause is hardly better supported than the next, so that its name alone would mislead.</summary>
    public static bool IsOpen(RankedCause[] shown) =>
        shown is [{ IsMechanism: false, Support: < StandingOut } first, { IsMechanism: false } second, ..] && second.Support >= AsGood * first.Support;
}
