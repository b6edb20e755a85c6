using CollapseGuard.Statistics;
using CollapseGuard.Tests.Detectors;

namespace CollapseGuard.Tests.Statistics;

public class EffectiveRankTests
{
    [Fact]
    public void By_hand()
    {
        Assert.Equal(1, EffectiveRank.OfEigenvalues([3, 0, 0]), 12);
        Assert.Equal(4, EffectiveRank.OfEigenvalues([2, 2, 2, 2]), 12);
        Assert.Equal(2 * Math.Sqrt(2), EffectiveRank.OfEigenvalues([2, 1, 1]), 12); // shares ½, ¼, ¼: entropy 1.5 ln 2
        Assert.Equal(double.NaN, EffectiveRank.OfEigenvalues([0, -1e-17]));
    }

    /// <summary>Two columns with correlation r have eigenvalues 1 ± r: at .5 shares ¾ and ¼.</summary>
    [Fact]
    public void Of_correlations() =>
        Assert.Equal(Math.Exp(-((.75 * Math.Log(.75)) + (.25 * Math.Log(.25)))), EffectiveRank.Of(DrawnTables.Correlations(["a", "b"], 10, (_, _) => .5)), 9);

    [Fact]
    public void Constant_columns_are_left_out()
    {
        var correlations = DrawnTables.Correlations(["a", "b", "c", "d"], 10, (i, j) => i == 1 || j == 1 ? double.NaN : 0);

        Assert.Equal([0, 2, 3], EffectiveRank.VaryingColumns(correlations));
        Assert.Equal(3, EffectiveRank.Of(correlations), 9);
        Assert.Equal(double.NaN, EffectiveRank.Of(DrawnTables.Correlations(["a", "b"], 10, (_, _) => double.NaN)));
        Assert.Equal(double.NaN, EffectiveRank.Of(DrawnTables.Correlations([], 0, (_, _) => 0)));
    }

    [Fact]
    public void Copies_in_opposite_directions_count_once() =>
        Assert.Equal(1, EffectiveRank.Of(DrawnTables.Correlations(["a", "b", "c"], 10, (i, j) => (i + j) % 2 == 0 ? 1 : -1)), 6);
}
