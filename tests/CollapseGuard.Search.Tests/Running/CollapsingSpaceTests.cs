namespace CollapseGuard.Search.Tests.Running;

/// <summary>A space in which half the candidates collapse, and score best where they do.</summary>
public class CollapsingSpaceTests
{
    private static readonly SearchSpace Space = SearchSpace.Of(SearchRange.Log("rate", 1e-4, 1), SearchRange.Categorical("init", "he", "zeros"));

    public static TheoryData<string> Strategies => ["grid", "random", "bayesian"];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Never_returns_a_collapsed_candidate(string strategy)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            SearchResult result = Run(strategy, seed, trials: 16);

            Assert.NotNull(result.Best);
            Assert.False(Collapses(result.Best.Candidate), $"seed {seed}: {result.Best.Candidate}");
            Assert.All(result.Trials, trial => Assert.Equal(Collapses(trial.Candidate), trial.State != TrialState.Accepted));
        }
    }

    [Fact]
    public void The_model_learns_where_candidates_collapse()
    {
        // Random draws meet a collapse every second time; the model should after its start meet it rarely.
        int[] collapsed = [.. Enumerable.Range(0, 6).Select(seed => Run("bayesian", seed, trials: 24).Trials.Skip(8).Count(t => t.State != TrialState.Accepted))];

        Assert.True(collapsed.Average() < 4, $"{collapsed.Average()} of 16");
    }

    [Fact]
    public void Where_every_candidate_collapses_none_is_returned_and_the_search_still_spreads()
    {
        SearchResult result = HyperparameterSearch.Run(Space, (_, _) => new TrialResult(1) { Outcome = Outcome.OutputCollapse }, new SearchOptions { MaximumTrials = 20 });

        Assert.Null(result.Best);
        Assert.Equal(20, result.Trials.Select(t => t.Candidate.ToString()).Distinct().Count());
        Assert.Equal(2, result.Trials.Skip(10).Select(t => t.Candidate.GetString("init")).Distinct().Count());
    }

    private static SearchResult Run(string strategy, int seed, int trials) => HyperparameterSearch.Run(
        Space,
        (candidate, _) =>
        {
            double fit = -Math.Abs(Math.Log10(candidate.GetDouble("rate")) + 2.1);

            // A model that answers the majority class has the better accuracy: 10 against at most 0.
            return !Collapses(candidate) ? new TrialResult(fit) { Outcome = Outcome.Healthy }
                : candidate.Trial % 3 == 0 ? throw new InvalidOperationException("diverged")
                : new TrialResult(10 + fit) { Outcome = Outcome.DecisionCollapse };
        },
        new SearchOptions
        {
            Seed = seed,
            MaximumTrials = trials,
            StopAfterFailures = int.MaxValue,
            Strategy = strategy switch { "grid" => new GridStrategy { PointsPerRange = 12, Shuffled = true }, "random" => new RandomStrategy(), _ => new BayesianStrategy() },
        });

    // A quarter above 0.1 with he, three quarters with zeros: half of all.
    private static bool Collapses(Candidate candidate) => candidate.GetDouble("rate") > (candidate.GetString("init") == "he" ? .1 : 1e-3);
}
