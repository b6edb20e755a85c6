using CollapseGuard.Monitoring;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Monitoring;

public class CourseRecorderTests
{
    [Fact]
    public void Nothing_observed_is_no_course()
    {
        CourseSummary course = new CourseRecorder().Summarize();

        Assert.Empty(course.Windows);
        Assert.Equal((0, 0), (course.Count, course.NonFiniteCount));
        Assert.True(double.IsNaN(course.First) && double.IsNaN(course.Last));
    }

    [Fact]
    public void Sixty_four_numbers_have_a_window_each()
    {
        CourseSummary course = Record(64, step => step);

        Assert.Equal(64, course.Windows.Count);
        Assert.Equal(new CourseWindow(3, 3, 1, 3, 0, 3, 3), course.Windows[2]);
    }

    [Fact]
    public void The_next_number_makes_windows_of_two()
    {
        CourseSummary course = Record(65, step => step);

        Assert.Equal(33, course.Windows.Count);
        Assert.Equal(new CourseWindow(1, 2, 2, 1.5, .5, 1, 2), course.Windows[0]); // mean 1.5, deviation 1/2
        Assert.Equal(new CourseWindow(65, 65, 1, 65, 0, 65, 65), course.Windows[32]);
        Assert.Equal((65, 1.0, 65.0), (course.Count, course.First, course.Last));
    }

    [Fact]
    public void Windows_of_four_hold_mean_and_deviation_of_all_four()
    {
        CourseSummary course = Record(200, step => step % 4); // 1, 2, 3, 0, ...

        CourseWindow window = course.Windows[7];
        Assert.Equal((29, 32, 4), (window.FirstStep, window.LastStep, window.Count));
        Assert.Equal((1.5, 0.0, 3.0), (window.Mean, window.Minimum, window.Maximum));
        Assert.Equal(Math.Sqrt(1.25), window.Deviation, 12);
    }

    [Fact]
    public void A_large_mean_does_not_cancel_the_deviation()
    {
        CourseWindow window = Record(1000, step => 1e9 + (step % 2)).Windows[0];

        Assert.Equal(.5, window.Deviation, 6);
    }

    [Fact]
    public void What_is_not_finite_is_counted_apart()
    {
        CourseSummary course = Record(10, step => step switch { 3 => double.NaN, 4 => double.PositiveInfinity, _ => step });

        Assert.Equal((8, 2), (course.Count, course.NonFiniteCount));
        Assert.Equal(8, course.Windows.Count);
    }

    [Fact]
    public void A_million_steps_need_no_more_room()
    {
        CourseSummary course = Record(1_000_000, step => step);

        Assert.InRange(course.Windows.Count, 33, 64);
        Assert.Equal(1_000_000, course.Windows.Sum(w => w.Count));
        Assert.Equal(500_000.5, course.Windows.Sum(w => w.Mean * w.Count) / 1_000_000, 3);
    }

    private static CourseSummary Record(int steps, Func<int, double> value)
    {
        var recorder = new CourseRecorder();
        for (int step = 1; step <= steps; step++)
        {
            recorder.Add(step, value(step));
        }

        return recorder.Summarize();
    }
}
