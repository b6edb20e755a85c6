namespace CollapseGuard.Summaries;

/// <summary>A number over the steps of a run, kept in at most 64 windows of equal length that grow with the run. Immutable.</summary>
/// <param name="Windows">The windows in order; empty when nothing was observed. The last may hold fewer observations.</param>
/// <param name="Count">Finite observations.</param>
/// <param name="First">The first finite observation; NaN without one.</param>
/// <param name="Last">The last finite observation; NaN without one.</param>
/// <param name="NonFiniteCount">Observations that were NaN or infinite.</param>
public sealed record CourseSummary(IReadOnlyList<CourseWindow> Windows, long Count, double First, double Last, long NonFiniteCount)
{
    /// <summary>Nothing was observed.</summary>
    public static CourseSummary Empty { get; } = new([], 0, double.NaN, double.NaN, 0);
}

/// <summary>A stretch of a <see cref="CourseSummary"/>.</summary>
/// <param name="FirstStep">Step of its first observation.</param>
/// <param name="LastStep">Step of its last observation.</param>
/// <param name="Count">Finite observations.</param>
/// <param name="Mean">Their mean; NaN without one.</param>
/// <param name="Deviation">Their standard deviation (population); NaN without one.</param>
/// <param name="Minimum">Least; NaN without one.</param>
/// <param name="Maximum">Greatest; NaN without one.</param>
public readonly record struct CourseWindow(long FirstStep, long LastStep, long Count, double Mean, double Deviation, double Minimum, double Maximum);
