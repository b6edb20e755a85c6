using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Line, error and p-value against scipy.stats.linregress 1.10.1 (reference.py).</summary>
public class CourseTrendTests
{
    [Fact]
    public void Line_and_error_of_scipy()
    {
        CourseTrend trend = CourseTrend.Of(Courses.Of(9, 9, 9, 9, 5, 4.2, 2.9, 2.1, .8), .5);

        Assert.Equal(5, trend.Windows);
        Assert.Equal(50, trend.Count);
        Assert.Equal(5.1, trend.Start, 10);
        Assert.Equal(.9, trend.End, 10);
        Assert.Equal(-4.2, trend.Change, 10);
        Assert.Equal(0.2, trend.StandardError, 10);
        Assert.Equal(1.180997354683926e-4, trend.FallPValue(), 10);
        Assert.Equal(1, trend.RisePValue());
    }

    /// <summary>Means 1, 3, 1, 3: the line is flat but for chance, the level 2 with a spread of √(40/3) sums over 40 observations.</summary>
    [Fact]
    public void Level_and_its_error()
    {
        CourseTrend trend = CourseTrend.Of(Courses.Of(1, 3, 1, 3), 1);

        Assert.Equal(2, trend.Level, 12);
        Assert.Equal(Math.Sqrt(40.0 / 3 / 40), trend.LevelError, 12);
    }

    /// <summary>A straight line leaves nothing between windows: what swings is what swings within them.</summary>
    [Fact]
    public void Swing_is_measured_around_the_line() => Assert.Equal(.5, CourseTrend.Of(Courses.Spread(.5, 5, 4, 3, 2), 1).Swing, 12);

    [Fact]
    public void A_straight_fall_is_certain()
    {
        Assert.Equal(0, CourseTrend.Of(Courses.Of(4, 3, 2, 1), 1).FallPValue(), 12);
        Assert.Equal(1, CourseTrend.Of(Courses.Of(1, 1, 1, 1), 1).FallPValue());
    }

    [Fact]
    public void Windows_without_numbers_are_left_out()
    {
        CourseSummary course = Courses.Of(4, 3, 2, 1);
        CourseSummary broken = course with { Windows = [.. course.Windows, new CourseWindow(41, 50, 0, double.NaN, double.NaN, double.NaN, double.NaN)] };

        Assert.Equal(CourseTrend.Of(course, 1), CourseTrend.Of(broken, 1));
    }

    [Fact]
    public void Three_windows_are_too_few()
    {
        CourseTrend trend = CourseTrend.Of(Courses.Of(3, 2, 1), 1);

        Assert.Equal((3, 30), (trend.Windows, trend.Count));
        Assert.True(double.IsNaN(trend.Change));
        Assert.Equal((1, 1), (trend.FallPValue(), trend.RisePValue()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void The_part_is_a_share(double part) => Assert.Throws<ArgumentOutOfRangeException>(() => CourseTrend.Of(CourseSummary.Empty, part));
}
