using CollapseGuard.Monitoring;

namespace CollapseGuard.Tests.Monitoring;

public class OutputReadingTests
{
    [Fact]
    public void Probabilities_stay_and_rows_are_brought_to_one()
    {
        var reading = new OutputReading(areLogits: false);

        Assert.Equal([.25f, .75f], reading.Read([.25f, .75f], 1).ToArray());
        Assert.Equal([.25f, .75f, .5f, .5f], reading.Read([.25f, .75f, .25f, .25f], 2).ToArray());
        Assert.Equal([.5f, .5f], reading.Read([0, 0], 2).ToArray()); // no class is preferred
        Assert.False(reading.AreLogits);
    }

    [Fact]
    public void Logits_are_told_by_their_range_and_stay_logits()
    {
        var reading = new OutputReading(areLogits: false);

        Assert.Equal(.5f, reading.Read([0, 5], 1)[0]);
        Assert.True(reading.AreLogits);
        Assert.Equal(.5f, reading.Read([0], 1)[0]);
    }

    [Fact]
    public void Logits_become_probabilities_without_overflow()
    {
        var reading = new OutputReading(areLogits: true);

        Assert.Equal([.25f, .75f], reading.Read([1000, 1000 + MathF.Log(3)], 2).ToArray(), (a, b) => MathF.Abs(a - b) < 1e-4f);
        Assert.Equal([1f, 0f], reading.Read([200, -200], 2).ToArray());
        Assert.Equal(.75f, reading.Read([MathF.Log(3)], 1)[0], 1e-6f);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_row_with_a_number_that_is_not_finite_becomes_NaN(float value)
    {
        float[] read = new OutputReading(areLogits: true).Read([value, 0, 0, 0], 2).ToArray();

        Assert.True(float.IsNaN(read[0]) && float.IsNaN(read[1]));
        Assert.Equal([.5f, .5f], read[2..]);
    }
}
