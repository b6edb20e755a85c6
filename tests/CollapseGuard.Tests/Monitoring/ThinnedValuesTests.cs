using CollapseGuard.Monitoring;

namespace CollapseGuard.Tests.Monitoring;

public class ThinnedValuesTests
{
    [Theory]
    [InlineData(3, 2)]
    [InlineData(4, 2.5)]
    [InlineData(64, 32.5)]
    public void The_median_of_few_numbers_is_exact(int count, double median) => Assert.Equal(median, Of(count).Median());

    [Fact]
    public void Without_numbers_there_is_no_median() => Assert.Equal(double.NaN, new ThinnedValues().Median());

    [Fact]
    public void Of_many_numbers_evenly_spaced_ones_are_kept()
    {
        // 1 to 65: every second is kept, 1, 3, ..., 65
        Assert.Equal(33, Of(65).Median());
        Assert.InRange(Of(100_000).Median(), 47_000, 53_000);
    }

    private static ThinnedValues Of(int count)
    {
        var values = new ThinnedValues();
        for (int i = 1; i <= count; i++)
        {
            values.Add(i);
        }

        return values;
    }
}
