using CollapseGuard.Probes.Signal;
using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Tests.Probes;

/// <summary>Every statistic against scikit-learn 1.2.1 and numpy 1.24.2: reference.py beside this file.</summary>
public class ProbeStatisticsTests
{
    private const int Rows = 60;
    private static readonly ParallelOptions Parallel = new();
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly ProbeData Data = MakeData();
    private static readonly FoldProducts Products = FoldProducts.Of(Data, Parallel);

    [Fact]
    public void Ridge_is_cross_validated_and_in_sample_as_scikit_learn_has_it()
    {
        double[] expected = [0.750092055528059, 0.7506845764975982, 0.7084985234897461, 0.40312321687390407, 0.702105815500929, 0.41122312672440414];

        ProbeStatistic[] statistics = [.. RidgeStatistics.Compute(Data, Products, Parallel)];

        Assert.Equal(expected.Length, statistics.Length);
        for (int s = 0; s < expected.Length; s++)
        {
            Assert.Equal(expected[s], statistics[s].Values[0], 1e-5);
        }
    }

    [Fact]
    public void Neighbours_predict_as_scikit_learn_has_it()
    {
        ProbeStatistic[] statistics = [.. NeighborStatistics.Compute(Data, Products, Parallel)];

        Assert.Equal(0.7885533549285696, statistics[0].Skill!.Value, 1e-5);
        Assert.Equal(0.7756904670708179, statistics[0].Values[0], 1e-5);
        Assert.Equal(0.5299582502361053, statistics[1].Skill!.Value, 1e-5);
        Assert.Equal(0.35697110157056333, statistics[1].Values[0], 1e-5);
    }

    [Fact]
    public void Correlations_are_those_of_numpy()
    {
        Assert.Equal(0.7380018, CorrelationStatistics.Single(Data, Products.All, Names).Values[0], 1e-5);
        Assert.Equal(0.3258082172102867, CorrelationStatistics.Product(Data, Products.All, Names, 60, Parallel)!.Values[0], 1e-5);
        Assert.Equal(0.5182987014710365, CurveStatistics.Compute(Data, Products.All, Parallel).Values[0], 1e-5);
        Assert.Null(CorrelationStatistics.Product(Data, Products.All, Names, 0, Parallel));
    }

    [Fact]
    public void Every_rearrangement_gives_what_it_would_give_alone()
    {
        int[] reversed = [.. Enumerable.Range(0, Rows).Reverse()];
        ProbeData both = MakeData(reversed), alone = MakeData(reversed, isTruth: true);
        FoldProducts bothProducts = FoldProducts.Of(both, Parallel), aloneProducts = FoldProducts.Of(alone, Parallel);

        Assert.All(
            RidgeStatistics.Compute(both, bothProducts, Parallel).Zip(RidgeStatistics.Compute(alone, aloneProducts, Parallel)),
            pair => Assert.Equal(pair.Second.Values[0], pair.First.Values[1], 1e-6));
        Assert.All(
            NeighborStatistics.Compute(both, bothProducts, Parallel).Zip(NeighborStatistics.Compute(alone, aloneProducts, Parallel)),
            pair => Assert.Equal(pair.Second.Values[0], pair.First.Values[1], 1e-6));
    }

    private static ProbeData MakeData(int[]? shuffle = null, bool isTruth = false)
    {
        double[][] columns =
        [
            [.. Enumerable.Range(0, Rows).Select(i => (double)(float)Math.Sin(1.7 * i))],
            [.. Enumerable.Range(0, Rows).Select(i => (double)(float)Math.Cos(2.3 * i))],
            [.. Enumerable.Range(0, Rows).Select(i => (double)(float)Math.Sin(0.9 * i * i))],
        ];
        var features = new FloatMatrix(3, Rows);
        for (int c = 0; c < 3; c++)
        {
            FeatureEncoder.Standardize(columns[c])!.CopyTo(features.Row(c));
        }

        double[] target = [.. Enumerable.Range(0, Rows).Select(i => (0.8 * columns[0][i]) - (0.5 * columns[2][i]) + (0.6 * Math.Sin((5.1 * i) + 1)))];
        int[] truth = [.. Enumerable.Range(0, Rows)];
        int[][] shuffles = shuffle is null ? [truth] : isTruth ? [shuffle] : [truth, shuffle];
        return new ProbeData(features, [target], FoldPlan.InRowOrder(Rows), shuffles, shuffles.Length);
    }
}
