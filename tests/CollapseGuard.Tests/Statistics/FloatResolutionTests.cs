using CollapseGuard.Statistics;

namespace CollapseGuard.Tests.Statistics;

public class FloatResolutionTests
{
    /// <summary>Between 8,192 and 16,384 floats lie 2^-10 apart.</summary>
    [Theory]
    [InlineData(1.0, 1.1920928955078125e-7)]
    [InlineData(-10_000.0, 0.0009765625)]
    public void Unit_in_the_last_place(double magnitude, double expected) =>
        Assert.Equal(expected, FloatResolution.UnitInLastPlace(magnitude));

    [Fact]
    public void Rounding_is_constant_and_more_is_not()
    {
        Assert.True(FloatResolution.IsConstant(Pairs.Moments([10_000, 10_000.005]), 8));
        Assert.False(FloatResolution.IsConstant(Pairs.Moments([10_000, 10_000.01]), 8));
        Assert.False(FloatResolution.IsConstant(Pairs.Moments([]), 8));
    }

    [Fact]
    public void Spread_must_stand_out_of_rounding()
    {
        Assert.False(FloatResolution.IsResolved(Pairs.Moments([10_000, 10_000.005]), 8));
        Assert.True(FloatResolution.IsResolved(Pairs.Moments([10_000, 10_001]), 8));
    }

    [Fact]
    public void Beyond_the_range_of_float_nothing_is_resolved() =>
        Assert.False(FloatResolution.IsResolved(Pairs.Moments([1e300, 2e300]), 8));
}
