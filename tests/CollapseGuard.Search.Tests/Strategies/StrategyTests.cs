using CollapseGuard.Cases.Searching;

namespace CollapseGuard.Search.Tests.Strategies;

/// <summary>Which candidates each strategy proposes.</summary>
public class StrategyTests
{
    private static readonly SearchSpace Small = SearchSpace.Of(SearchRange.Integer("a", 1, 3), SearchRange.Categorical("b", "x", "y"));

    [Fact]
    public void A_grid_has_both_ends_and_equal_ratios_and_ends_with_its_last_point()
    {
        SearchSpace space = SearchSpace.Of(SearchRange.Log("rate", 1e-4, 1), SearchRange.Integer("batch", 8, 128, log: true), SearchRange.Categorical("c", "x", "y"));

        SearchResult result = Run(space, new GridStrategy { Points = new Dictionary<string, int> { ["rate"] = 3, ["batch"] = 5 } });

        Assert.Equal(StopReason.SpaceExhausted, result.StopReason);
        Assert.Equal(30, result.Trials.Count);
        Assert.Equal([1e-4, .01, 1], result.Trials.Select(t => Math.Round(t.Candidate.GetDouble("rate"), 12)).Distinct());
        Assert.Equal([8, 16, 32, 64, 128], result.Trials.Select(t => t.Candidate.GetInt32("batch")).Distinct());
        Assert.Equal("rate = 0.0001, batch = 8, c = y", result.Trials[1].Candidate.ToString());
    }

    [Fact]
    public void A_shuffled_grid_tries_every_point_once_in_another_order()
    {
        SearchSpace space = SearchSpace.Of(SearchRange.Linear("a", 0, 1), SearchRange.Linear("b", 0, 1));
        var shuffled = new GridStrategy { PointsPerRange = 7, Shuffled = true };

        string[] plain = Values(Run(space, new GridStrategy { PointsPerRange = 7 }));
        string[] first = Values(Run(space, shuffled, seed: 1));

        Assert.Equal(49, first.Distinct().Count());
        Assert.Equal(plain.Order(), first.Order());
        Assert.NotEqual(plain, first);
        Assert.NotEqual(first, Values(Run(space, shuffled, seed: 2)));
    }

    [Fact]
    public void A_grid_that_does_not_fit_says_so()
    {
        Assert.Contains("There is no range 'c'", Assert.Throws<ArgumentException>(() => Run(Small, new GridStrategy { Points = new Dictionary<string, int> { ["c"] = 2 } })).Message, StringComparison.Ordinal);
        SearchSpace wide = SearchSpace.Of([.. Enumerable.Range(0, 12).Select(i => SearchRange.Linear($"x{i}", 0, 1))]);
        Assert.Contains("at most 2147483647 are possible", Assert.Throws<ArgumentException>(() => Run(wide, new GridStrategy { PointsPerRange = 10 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_draws_repeat_none_and_exhaust_a_small_space()
    {
        SearchResult result = Run(Small, new RandomStrategy(), trials: 50);

        Assert.Equal(StopReason.SpaceExhausted, result.StopReason);
        Assert.Equal(6, Values(result).Distinct().Count());
        Assert.Equal(6, result.Trials.Count);
    }

    [Fact]
    public void Random_draws_on_a_logarithmic_range_are_uniform_in_its_logarithm()
    {
        SearchResult result = Run(SearchSpace.Of(SearchRange.Log("a", 1e-4, 1)), new RandomStrategy(), trials: 2_000);

        // Each decade has a quarter: 500, standard deviation 19.
        Assert.All(result.Trials.GroupBy(t => Math.Floor(Math.Log10(t.Candidate.GetDouble("a")))), decade => Assert.InRange(decade.Count(), 420, 580));
    }

    [Fact]
    public void The_model_exhausts_a_small_space_without_repeats()
    {
        SearchResult result = Run(SearchSpace.Of(SearchRange.Integer("a", 1, 6), SearchRange.Categorical("b", "x", "y", "z")), new BayesianStrategy { InitialTrials = 4 }, trials: 50);

        Assert.Equal(StopReason.SpaceExhausted, result.StopReason);
        Assert.Equal(18, Values(result).Distinct().Count());
    }

    [Fact]
    public void The_start_of_the_model_holds_one_point_in_every_part_of_every_range()
    {
        SearchResult result = Run(SearchSpace.Of(SearchRange.Linear("a", 0, 8), SearchRange.Linear("b", 0, 8)), new BayesianStrategy { InitialTrials = 8 }, trials: 8);

        Assert.Equal(Enumerable.Range(0, 8), result.Trials.Select(t => (int)t.Candidate.GetDouble("a")).Order());
        Assert.Equal(Enumerable.Range(0, 8), result.Trials.Select(t => (int)t.Candidate.GetDouble("b")).Order());
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    [InlineData(6, 7)]
    [InlineData(30, 20)]
    public void The_model_leads_after_one_trial_a_range_and_one_more(int ranges, int expected)
    {
        SearchSpace space = SearchSpace.Of([.. Enumerable.Range(0, ranges).Select(i => SearchRange.Linear($"x{i}", 0, 1))]);
        var strategy = new BayesianStrategy();

        Assert.Equal([false, true], [strategy.NeedsResults(space, expected - 1), strategy.NeedsResults(space, expected)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_model_needs_at_most_half_the_trials_of_random_draws(int index)
    {
        // The whole measurement is the verb 'search' of the benchmarks: 20 seeds, docs/results/search.md.
        NoisyFunction function = NoisyFunction.Known[index];
        int[] seeds = [.. Enumerable.Range(1, 20)];
        SearchCurve[] random = [.. seeds.Select(seed => SearchCurve.Of(function, new RandomStrategy(), 50, seed))];
        double target = SearchCurve.Median(random.Select(curve => curve.After(25)));

        // Half of random search's trials suffice, so that no more are run.
        double needed = SearchCurve.Median(seeds.Select(seed => SearchCurve.Of(function, new BayesianStrategy(), 14, seed).TrialsTo(target)));

        Assert.True(needed <= .5 * SearchCurve.Median(random.Select(curve => curve.TrialsTo(target))), $"{function.Name}: {needed} trials to {target}");
    }

    [Fact]
    public void Many_trials_and_wild_scores_do_not_stop_the_model()
    {
        SearchSpace space = SearchSpace.Of(SearchRange.Linear("a", -1, 1), SearchRange.Categorical("b", "x", "y"));

        SearchResult result = HyperparameterSearch.Run(
            space,
            (candidate, _) => new TrialResult(candidate.Trial % 7 == 3 ? -1e300 : candidate.Trial % 5 == 0 ? 1e-300 : -Math.Pow(candidate.GetDouble("a"), 2)),
            new SearchOptions { Strategy = new BayesianStrategy { ModelTrials = 16 }, MaximumTrials = 60 });

        Assert.Equal(60, result.Trials.Count);
        Assert.All(result.Trials, trial => Assert.Equal(TrialState.Accepted, trial.State));
    }

    private static SearchResult Run(SearchSpace space, SearchStrategy strategy, int trials = 10_000, int seed = 0) => HyperparameterSearch.Run(
        space,
        (candidate, _) => new TrialResult(candidate.Trial),
        new SearchOptions { Strategy = strategy, MaximumTrials = trials, Seed = seed });

    private static string[] Values(SearchResult result) => [.. result.Trials.Select(t => t.Candidate.ToString())];
}
