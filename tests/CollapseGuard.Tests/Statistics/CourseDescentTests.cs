using CollapseGuard.Statistics;

namespace CollapseGuard.Tests.Statistics;

public class CourseDescentTests
{
    [Fact]
    public void Share_of_the_descent_that_was_lost_again()
    {
        CourseDescent descent = CourseDescent.Of(Courses.Of(5, 2, 1, 3));

        Assert.Equal(new CourseDescent(5, 1, 30, 40), descent);
        Assert.Equal([0, .5, 1, 2], new[] { 1.0, 3, 5, 9 }.Select(descent.Lost));
    }

    /// <summary>One observation above its window's mean: the run began there.</summary>
    [Fact]
    public void It_begins_at_the_first_observation() => Assert.Equal(8, CourseDescent.Of(Courses.Of(5, 2, 1, 3) with { First = 8 }).Start);

    [Fact]
    public void A_course_that_never_fell()
    {
        CourseDescent descent = CourseDescent.Of(Courses.Of(1, 2, 3, 4));

        Assert.Equal(double.PositiveInfinity, descent.Lost(4));
        Assert.Equal(0, descent.Lost(1));
    }

    [Fact]
    public void Three_windows_are_too_few() => Assert.True(double.IsNaN(CourseDescent.Of(Courses.Of(1, 2, 3)).Lost(1)));
}
