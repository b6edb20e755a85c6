using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Courses written as the means of their windows.</summary>
internal static class Courses
{
    /// <summary>Windows of 10 steps without spread.</summary>
    public static CourseSummary Of(params double[] means) => Spread(0, means);

    /// <summary>Windows of 10 steps with one deviation and maxima one deviation above the mean.</summary>
    public static CourseSummary Spread(double deviation, params double[] means) => new(
        [.. means.Select((m, i) => new CourseWindow((10 * i) + 1, 10 * (i + 1), 10, m, deviation, m - deviation, m + deviation))],
        10L * means.Length,
        means.FirstOrDefault(double.NaN),
        means.LastOrDefault(double.NaN),
        0);
}
