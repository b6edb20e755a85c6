using System.Globalization;

namespace CollapseGuard.Tests.Findings;

public class EvidenceTests
{
    [Fact]
    public void Reads_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = comma;

            Assert.Equal(
                "sd(predicted)/sd(actual) = 0.0021 (expected ≥ 0.1, n = 12,000)",
                new Evidence("sd(predicted)/sd(actual)", 0.0021, Expectation.AtLeast, 0.1, 12_000).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0.05, Expectation.AtLeast, 0.1, true)]
    [InlineData(0.1, Expectation.AtLeast, 0.1, false)]
    [InlineData(0.1, Expectation.AtMost, 0.1, false)]
    [InlineData(0.2, Expectation.AtMost, 0.1, true)]
    [InlineData(double.NaN, Expectation.AtMost, 0.1, true)]
    [InlineData(double.NaN, Expectation.AtLeast, 0.1, true)]
    public void Contradicts_its_expectation_on_the_unhealthy_side(double value, Expectation expectation, double limit, bool contradicts)
    {
        Assert.Equal(contradicts, new Evidence("x", value, expectation, limit, 1).ContradictsExpectation);
    }
}
