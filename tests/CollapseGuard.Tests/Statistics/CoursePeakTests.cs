using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Statistics;

public class CoursePeakTests
{
    /// <summary>Windows at 1 with maxima at 1.5 but for one at 11: (11 - 1)/(1.5 - 1) = 20.</summary>
    [Fact]
    public void A_maximum_beside_the_usual_ones()
    {
        CourseSummary course = Courses.Spread(.5, [.. Enumerable.Repeat(1.0, 8)]);
        CoursePeak peak = CoursePeak.Of(course with { Windows = [.. course.Windows.Select((w, i) => i == 5 ? w with { Maximum = 11 } : w)] }, .25);

        Assert.Equal(new CoursePeak(51, 11, 1.5, 1, 60), peak);
        Assert.Equal(20, peak.Ratio, 12);
    }

    /// <summary>The beginning is high by nature.</summary>
    [Fact]
    public void The_beginning_is_left_out() => Assert.Equal(1, CoursePeak.Of(Courses.Spread(.5, 100, 50, 1, 1, 1, 1, 1, 1), .25).Ratio, 12);

    [Fact]
    public void Nothing_else_above_the_level_makes_it_infinite()
    {
        CourseSummary course = Courses.Of(1, 1, 1, 1, 1, 1);

        Assert.Equal(1, CoursePeak.Of(course, 0).Ratio);
        Assert.Equal(double.PositiveInfinity, CoursePeak.Of(course with { Windows = [.. course.Windows.Select((w, i) => i == 5 ? w with { Maximum = 2 } : w)] }, 0).Ratio);
    }

    [Fact]
    public void Four_windows_are_too_few() => Assert.True(double.IsNaN(CoursePeak.Of(Courses.Of(1, 2, 3, 4), 0).Height));

    [Fact]
    public void The_beginning_is_a_share() => Assert.Throws<ArgumentOutOfRangeException>(() => CoursePeak.Of(CourseSummary.Empty, 1));
}
