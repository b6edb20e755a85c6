using CollapseGuard.Probes.Signal;

namespace CollapseGuard.Tests.Probes;

public class PermutationTestTests
{
    [Fact]
    public void P_is_the_rank_of_the_truth_ties_included()
    {
        Assert.Equal(0.25, PermutationTest.Of([new ProbeStatistic("s", [3, 1, 2, 0], true)]).PValue);
        Assert.Equal(0.5, PermutationTest.Of([new ProbeStatistic("s", [3, 3, 2, 0], true)]).PValue);
        Assert.Equal(1, PermutationTest.Of([new ProbeStatistic("s", [0, 1, 2, 3], true)]).PValue);
    }

    [Fact]
    public void The_statistic_that_stands_out_most_is_named()
    {
        var dull = new ProbeStatistic("dull", [1, 0, 2, 1, 0, 2, 1, 0], true);
        var telling = new ProbeStatistic("telling", [9, 0, 1, 0, 1, 0, 1, 0], false);

        PermutationTest test = PermutationTest.Of([dull, telling]);

        Assert.Equal("telling", test.Best.Name);
        Assert.Equal(0.125, test.PValue);
        Assert.True(test.Lead > 1);
    }

    [Fact]
    public void A_statistic_that_never_varies_says_nothing()
    {
        var still = new ProbeStatistic("still", [5, 5, 5, 5], true);

        Assert.Equal(0.25, PermutationTest.Of([still, new ProbeStatistic("s", [3, 1, 2, 0], true)]).PValue);
        Assert.Equal(1, PermutationTest.Of([still]).PValue);
    }

    // Every p-value k/20 is as likely as any other on exchangeable noise; 400 sets, 4 standard errors.
    [Fact]
    public void P_is_uniform_on_tiny_noise()
    {
        var options = new CollapseGuard.Probes.SignalProbeOptions { Permutations = 19 };
        double[] p = [.. Enumerable.Range(0, 400).AsParallel().Select(seed =>
            CollapseGuard.Probes.SignalProbe.Run(ProbeInputs.Table(24, 2, seed), ProbeInputs.Noise(24, seed), options with { Seed = seed }).PValue)];

        Assert.InRange(p.Count(v => v <= 0.05), 3, 38);
        Assert.InRange(p.Count(v => v <= 0.5), 160, 240);
        Assert.InRange(p.Average(), 0.525 - 0.06, 0.525 + 0.06);
    }
}
