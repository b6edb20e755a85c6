namespace CollapseGuard.Resampling.Tests;

public class RandomNumbersTests
{
    [Fact]
    public void Numbers_are_pinned()
    {
        // Computed with whole numbers of any size in Python. A changed number here changes what every seed gives.
        var random = new CounterRandom(1, 2);

        Assert.Equal([0x34e561b7c1dc405d, 0xf1aed1abfdf1e96f, 0x6c806d80fb052846], Enumerable.Range(0, 3).Select(i => random.Bits(i)));
        Assert.NotEqual(random.Bits(0), new CounterRandom(2, 1).Bits(0));
    }

    [Fact]
    public void Whole_numbers_are_even_and_in_range()
    {
        var random = new CounterRandom(5, 0);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.Below(7, i)]++;
        }

        // Chi-squared with 6 degrees of freedom: 22.5 is its 99.9 % point.
        Assert.True(counts.Sum(count => (count - 10_000d) * (count - 10_000) / 10_000) < 22.5);
        Assert.InRange(random.Below(1L << 40, 0), 0, (1L << 40) - 1);
        Assert.All(Enumerable.Range(0, 1000), i => Assert.InRange(random.UnitFloat(i), 0f, MathF.BitDecrement(1)));
    }

    [Theory]
    // scipy.stats.norm.ppf(p), SciPy 1.10.1.
    [InlineData(1e-12, -7.034483825301131)]
    [InlineData(1e-5, -4.264890793922825)]
    [InlineData(.01, -2.3263478740408408)]
    [InlineData(.5, 0)]
    [InlineData(.6, 0.2533471031357997)]
    [InlineData(.95, 1.6448536269514722)]
    [InlineData(.999, 3.090232306167813)]
    public void Normal_numbers_are_the_inverse_of_their_distribution(double p, double expected)
    {
        Assert.Equal(expected, NormalNumbers.Quantile(p - .5, p), 1e-14 * (1 + Math.Abs(expected)));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_their_distribution()
    {
        var random = new CounterRandom(9, 4);
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(i => NormalNumbers.At(random, i))];

        // Four standard errors of the mean, of the variance and of the fourth moment.
        Assert.InRange(numbers.Average(), -.0127, .0127);
        Assert.InRange(numbers.Average(x => x * x), 1 - .018, 1 + .018);
        Assert.InRange(numbers.Average(x => x * x * x * x), 3 - .13, 3 + .13);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(.5)]
    [InlineData(2.718281828459045)]
    [InlineData(1e-16)]
    [InlineData(.99999)]
    [InlineData(1.4142135623730952)]
    public void The_logarithm_is_that_of_the_runtime(double x)
    {
        Assert.Equal(Math.Log(x), NormalNumbers.Log(x), 1e-15 * (1 + Math.Abs(Math.Log(x))));
    }

    [Theory]
    [InlineData(7.8e-7, 104)]
    [InlineData(.3, 5)]
    [InlineData(1.5, 6)]
    public void The_root_is_that_of_the_runtime(double x, int degree)
    {
        Assert.Equal(Math.Pow(x, 1.0 / degree), SmoothedRows.Root(x, degree), 1e-14);
    }
}
