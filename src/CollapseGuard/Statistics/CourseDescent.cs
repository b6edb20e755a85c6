using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>How far a course came down from where it began, and how much of that it has lost again.</summary>
/// <param name="Start">Where it began: the greater of its first observation and its first window's mean; NaN when there are too few windows, as are the other figures.</param>
/// <param name="Best">Least mean of a window.</param>
/// <param name="BestStep">Where that window ends; 0 when there are too few windows.</param>
/// <param name="Count">Observations.</param>
public readonly record struct CourseDescent(double Start, double Best, long BestStep, long Count)
{
    /// <summary>Windows that a descent needs.</summary>
    public const int LeastWindows = 4;

    /// <summary>Measures the descent.</summary>
    /// <param name="course">The course.</param>
    public static CourseDescent Of(CourseSummary course)
    {
        ArgumentNullException.ThrowIfNull(course);
        CourseWindow[] windows = [.. course.Windows.Where(w => w.Count > 0 && double.IsFinite(w.Mean))];
        if (windows.Length < LeastWindows)
        {
            return new CourseDescent(double.NaN, double.NaN, 0, course.Count);
        }

        CourseWindow best = windows.MinBy(w => w.Mean);
        double first = double.IsFinite(course.First) ? course.First : windows[0].Mean;
        return new CourseDescent(Math.Max(first, windows[0].Mean), best.Mean, best.LastStep, course.Count);
    }

    /// <summary>Share of the descent that a level has lost again: 0 at the best window, 1 where it began, more above; NaN when unknown.</summary>
    /// <param name="level">The level asked about, in units of the course.</param>
    public double Lost(double level) => (level - Best) / (Start - Best) is var lost && !double.IsNaN(lost) ? lost
        : double.IsNaN(Start) || double.IsNaN(level) ? double.NaN
        : 0;
}
