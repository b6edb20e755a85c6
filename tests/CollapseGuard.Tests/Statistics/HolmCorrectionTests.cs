using CollapseGuard.Statistics;
using CsCheck;

namespace CollapseGuard.Tests.Statistics;

public class HolmCorrectionTests
{
    /// <summary>Sorted .005, .01, .03, .04 times 4, 3, 2, 1, then the running maximum: .02, .03, .06, .06.</summary>
    [Fact]
    public void By_hand()
    {
        double[] adjusted = HolmCorrection.Adjust([.01, .04, .03, .005]);

        double[] expected = [.03, .06, .06, .02];
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(expected[i], adjusted[i], 12);
        }
    }

    [Fact]
    public void One_test_is_not_corrected() => Assert.Equal([.01], HolmCorrection.Adjust([.01]));

    [Fact]
    public void Not_judged_never_rejects() => Assert.Equal([.02, 1], HolmCorrection.Adjust([.01, double.NaN]));

    [Fact]
    public void Never_below_the_raw_value_and_in_the_same_order() => Gen.Double[0, 1].Array[1, 30].Sample(p =>
    {
        double[] adjusted = HolmCorrection.Adjust(p);
        for (int i = 0; i < p.Length; i++)
        {
            Assert.InRange(adjusted[i], p[i], Math.Min(1, p.Length * p.Max()) + 1e-12);
            for (int j = 0; j < p.Length; j++)
            {
                Assert.True(p[i] > p[j] || adjusted[i] <= adjusted[j]);
            }
        }
    });
}
