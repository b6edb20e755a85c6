using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

public class ExactFunctionsTests
{
    [Fact]
    public void The_exponential_is_that_of_the_runtime()
    {
        for (double x = -699; x < 700; x += 3.7)
        {
            Assert.Equal(1, ExactFunctions.Exp(x) / Math.Exp(x), 1e-14);
        }

        Assert.Equal((0, 1, double.PositiveInfinity), (ExactFunctions.Exp(-1e300), ExactFunctions.Exp(0), ExactFunctions.Exp(double.PositiveInfinity)));
    }

    [Fact]
    public void Sine_and_cosine_are_those_of_the_runtime_and_exact_at_quarters()
    {
        for (double degrees = -400; degrees < 400; degrees += 1.3)
        {
            (double sin, double cos) = ExactFunctions.SinCosDegrees(degrees);
            Assert.Equal(Math.Sin(degrees * Math.PI / 180), sin, 2e-15);
            Assert.Equal(Math.Cos(degrees * Math.PI / 180), cos, 2e-15);
        }

        Assert.Equal([(0, 1), (1, 0), (0, -1), (-1, 0), (0, 1)], new[] { 0, 90, 180, 270, 360.0 }.Select(ExactFunctions.SinCosDegrees));
    }

    [Fact]
    public void Copies_share_no_random_numbers()
    {
        var stream = new CounterRandom(1, 1);
        var seen = new HashSet<double>();
        for (int copy = 0; copy < 20; copy++)
        {
            var random = new RowRandom(stream, copy);
            for (int i = 0; i < 1_000; i++)
            {
                seen.Add(random.Unit());
            }
        }

        Assert.Equal(20_000, seen.Count);
    }
}
