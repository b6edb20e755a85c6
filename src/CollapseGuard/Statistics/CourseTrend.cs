using CollapseGuard.Summaries;
using MathNet.Numerics.Distributions;

namespace CollapseGuard.Statistics;

/// <summary>The straight line through the last part of a course, by least squares over its windows, each weighted by its observations.</summary>
/// <param name="Start">The line where the part begins; NaN when there are too few windows, as are all other figures.</param>
/// <param name="End">The line where the part ends.</param>
/// <param name="StandardError">Standard error of <see cref="Change"/>, from what the windows leave beside the line.</param>
/// <param name="Level">Mean of the part.</param>
/// <param name="LevelError">Standard error of <see cref="Level"/>, from the spread of the windows; a slope adds to it.</param>
/// <param name="Swing">Standard deviation of single observations around the line, within windows and between them.</param>
/// <param name="Windows">Windows of the part that hold a finite observation.</param>
/// <param name="Count">Observations of the part.</param>
/// <remarks>Windows hold means of many steps, so their residuals are taken as independent; a noise slower than a window makes the error too small.</remarks>
public readonly record struct CourseTrend(double Start, double End, double StandardError, double Level, double LevelError, double Swing, int Windows, long Count)
{
    /// <summary>Windows that a line and its error need.</summary>
    public const int LeastWindows = 4;

    /// <summary>Fits the line.</summary>
    /// <param name="course">The course.</param>
    /// <param name="part">Share of the windows, counted from the end, in (0, 1]; at least <see cref="LeastWindows"/> are taken.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in (0, 1].</exception>
    public static CourseTrend Of(CourseSummary course, double part)
    {
        ArgumentNullException.ThrowIfNull(course);
        if (!(part > 0 && part <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(part), part, "The part must be in (0, 1].");
        }

        CourseWindow[] windows = [.. course.Windows.Where(w => w.Count > 0 && double.IsFinite(w.Mean))];
        CourseWindow[] last = [.. windows.TakeLast(Math.Max(LeastWindows, (int)Math.Ceiling(part * windows.Length)))];
        return last.Length < LeastWindows
            ? new CourseTrend(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, last.Length, last.Sum(w => w.Count))
            : Fit(last);
    }

    /// <summary>What the line gains over the part: negative when the course falls.</summary>
    public double Change => End - Start;

    /// <summary>Probability of so steep a fall, or a steeper one, where there is none; 1 when it cannot be judged.</summary>
    public double FallPValue() => Tail(Change);

    /// <summary>Probability of so steep a rise, or a steeper one, where there is none; 1 when it cannot be judged.</summary>
    public double RisePValue() => Tail(-Change);

    private double Tail(double change) =>
        !(change < 0) || !double.IsFinite(StandardError) ? 1
        : StandardError == 0 ? 0
        : StudentT.CDF(0, 1, Windows - 2, change / StandardError);

    private static CourseTrend Fit(CourseWindow[] windows)
    {
        double count = 0, x = 0, y = 0;
        foreach (CourseWindow w in windows)
        {
            count += w.Count;
            x += w.Count * Middle(w);
            y += w.Count * w.Mean;
        }

        (x, y) = (x / count, y / count);
        double xx = 0, xy = 0, yy = 0;
        foreach (CourseWindow w in windows)
        {
            (double dx, double dy) = (Middle(w) - x, w.Mean - y);
            (xx, xy, yy) = (xx + (w.Count * dx * dx), xy + (w.Count * dx * dy), yy + (w.Count * dy * dy));
        }

        double slope = xy / xx;
        double residual = Math.Max(0, yy - (slope * xy));
        double within = windows.Sum(w => w.Count * w.Deviation * w.Deviation);
        (double first, double last) = (Middle(windows[0]), Middle(windows[^1]));
        return new CourseTrend(
            y + (slope * (first - x)),
            y + (slope * (last - x)),
            Math.Sqrt(residual / (windows.Length - 2) / xx) * (last - first),
            y,
            Math.Sqrt(yy / (windows.Length - 1) / count),
            Math.Sqrt((within + residual) / count),
            windows.Length,
            (long)count);
    }

    private static double Middle(CourseWindow window) => .5 * (window.FirstStep + (double)window.LastStep);
}
