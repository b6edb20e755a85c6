using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>The highest observation of a course after its beginning, beside the height that is usual there.</summary>
/// <param name="Step">Where the window of the peak begins; 0 when there are too few windows.</param>
/// <param name="Height">The peak; NaN when there are too few windows.</param>
/// <param name="Usual">Median over windows of their maxima; NaN when there are too few windows.</param>
/// <param name="Base">Median over windows of their means; NaN when there are too few windows.</param>
/// <param name="Count">Observations looked at.</param>
/// <remarks>Maxima are compared with maxima: a heavy-tailed loss has a high one in every window, and that is no spike.</remarks>
public readonly record struct CoursePeak(long Step, double Height, double Usual, double Base, long Count)
{
    /// <summary>Windows that a usual height needs.</summary>
    public const int LeastWindows = 5;

    /// <summary>Finds the peak.</summary>
    /// <param name="course">The course.</param>
    /// <param name="skipped">Share of the windows left out at the beginning, in [0, 1): a loss begins high.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in [0, 1).</exception>
    public static CoursePeak Of(CourseSummary course, double skipped)
    {
        ArgumentNullException.ThrowIfNull(course);
        if (!(skipped >= 0 && skipped < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(skipped), skipped, "The share must be in [0, 1).");
        }

        CourseWindow[] windows = [.. course.Windows.Where(w => w.Count > 0 && double.IsFinite(w.Maximum))];
        CourseWindow[] judged = windows[(int)Math.Ceiling(skipped * windows.Length)..];
        if (judged.Length < LeastWindows)
        {
            return new CoursePeak(0, double.NaN, double.NaN, double.NaN, judged.Sum(w => w.Count));
        }

        CourseWindow peak = judged.MaxBy(w => w.Maximum);
        return new CoursePeak(peak.FirstStep, peak.Maximum, Median(judged.Select(w => w.Maximum)), Median(judged.Select(w => w.Mean)), judged.Sum(w => w.Count));
    }

    /// <summary>Height of the peak above the base over the usual height above it, at least 1; infinite where nothing else rises above the base.</summary>
    public double Ratio => Height > Base ? (Height - Base) / Math.Max(0, Usual - Base) : 1;

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return .5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }
}
