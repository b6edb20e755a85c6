using CollapseGuard.Statistics;

namespace CollapseGuard.Tests.Statistics;

public class FiniteNumbersTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void The_first_is_found_at_every_place(float bad)
    {
        for (int place = 0; place < 70; place++)
        {
            var values = new float[70];
            values[place] = bad;
            values[69] = bad;

            Assert.Equal(place, FiniteNumbers.IndexOfNonFinite(values));
        }
    }

    [Fact]
    public void The_greatest_and_the_least_numbers_are_finite()
    {
        float[] edges = [.. Enumerable.Repeat<float[]>([float.MaxValue, float.MinValue, float.Epsilon, -0f], 20).SelectMany(v => v)];

        Assert.Equal(-1, FiniteNumbers.IndexOfNonFinite(edges));
        Assert.Equal(-1, FiniteNumbers.IndexOfNonFinite([]));
    }
}
