namespace CollapseGuard.Search.Tests.Running;

/// <summary>What a search does with trials: accepts, rejects, records, stops.</summary>
public class SearchRunTests
{
    private static readonly SearchSpace Space = SearchSpace.Of(SearchRange.Log("rate", 1e-4, 1), SearchRange.Integer("batch", 8, 64));

    [Fact]
    public void The_best_score_wins_in_either_direction_and_of_equal_ones_the_first()
    {
        double[] scores = [2, 5, 1, 5, 1];

        Assert.Equal(1, Run((c, _) => new TrialResult(scores[c.Trial]), new SearchOptions { MaximumTrials = 5 }).Best!.Number);
        Assert.Equal(2, Run((c, _) => new TrialResult(scores[c.Trial]), new SearchOptions { MaximumTrials = 5, Direction = ScoreDirection.Minimize }).Best!.Number);
    }

    [Fact]
    public void A_collapsed_candidate_never_wins_and_carries_its_diagnosis()
    {
        bool[] actual = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0)];
        float[] constant = [.. Enumerable.Repeat(.5f, 400)];
        float[] skilled = [.. actual.Select((a, i) => (a ? .6f : .4f) + (i % 40 * .004f))];

        SearchResult result = Run(
            (c, _) => new TrialResult(c.Trial == 2 ? .99 : .7, Collapse.CheckBinary(c.Trial == 2 ? constant : skilled, actual)),
            new SearchOptions { MaximumTrials = 4 });

        Assert.Equal(0, result.Best!.Number);
        Assert.Equal(Outcome.Healthy, result.Best.Outcome);
        Trial rejected = Assert.Single(result.Rejected);
        Assert.Equal((2, .99), (rejected.Number, rejected.Score));
        Assert.StartsWith("OutputCollapse: ", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(Outcome.OutputCollapse, rejected.Report!.Outcome);
        Assert.Contains("Cannot win", result.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Outcome.NonFinite, true)]
    [InlineData(Outcome.OutputCollapse, true)]
    [InlineData(Outcome.NoSignal, true)]
    [InlineData(Outcome.DecisionCollapse, true)]
    [InlineData(Outcome.PartialCollapse, true)]
    [InlineData(Outcome.NoSkill, true)]
    [InlineData(Outcome.Inconclusive, false)]
    [InlineData(Outcome.AtRisk, false)]
    [InlineData(Outcome.Healthy, false)]
    public void Collapses_and_missing_skill_reject_by_default(Outcome outcome, bool rejects)
    {
        SearchResult result = Run((_, _) => new TrialResult(1) { Outcome = outcome }, new SearchOptions { MaximumTrials = 1 });

        Assert.Equal(rejects, result.Best is null);
    }

    [Fact]
    public void The_rule_of_rejection_is_an_option()
    {
        var rule = new RejectionRule { Outcomes = new HashSet<Outcome> { Outcome.OutputCollapse }, AcceptsUnchecked = false };

        SearchResult result = Run(
            (c, _) => new TrialResult(c.Trial) { Outcome = c.Trial switch { 0 => Outcome.NoSkill, 1 => Outcome.OutputCollapse, _ => null } },
            new SearchOptions { MaximumTrials = 3, Rejection = rule });

        Assert.Equal([TrialState.Accepted, TrialState.Rejected, TrialState.Rejected], result.Trials.Select(t => t.State));
        Assert.Equal("It was not checked for a collapse.", result.Trials[2].Reason);
    }

    [Fact]
    public void Scores_that_are_no_numbers_and_reasons_of_the_user_reject()
    {
        SearchResult result = Run(
            (c, _) => c.Trial switch { 0 => new TrialResult(double.NaN), 1 => new TrialResult(double.PositiveInfinity), 2 => TrialResult.Rejected("too slow"), _ => new TrialResult(-3) },
            new SearchOptions { MaximumTrials = 4 });

        Assert.Equal(["The score is NaN; a finite number is required.", "The score is Infinity; a finite number is required.", "too slow"], result.Rejected.Select(t => t.Reason));
        Assert.Equal(3, result.Best!.Number);
    }

    [Fact]
    public void A_trial_that_throws_is_recorded_and_the_search_goes_on()
    {
        SearchResult result = Run(
            (c, _) => c.Trial == 1 ? throw new InvalidOperationException("no memory") : c.Trial == 2 ? null! : new TrialResult(1),
            new SearchOptions { MaximumTrials = 4 });

        Assert.Equal("InvalidOperationException: no memory", result.Trials[1].Reason);
        Assert.Contains("returned null", result.Trials[2].Reason, StringComparison.Ordinal);
        Assert.Equal(2, result.Failed.Count());
        Assert.Equal(StopReason.TrialsDone, result.StopReason);
    }

    [Fact]
    public void A_function_that_always_throws_does_not_use_up_the_budget()
    {
        SearchResult result = Run((_, _) => throw new DivideByZeroException(), new SearchOptions { MaximumTrials = 500, StopAfterFailures = 4 });

        Assert.Equal((StopReason.Failing, 4), (result.StopReason, result.Trials.Count));
        Assert.Null(result.Best);
        Assert.StartsWith("No candidate was accepted.", result.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Cancellation_keeps_what_was_found(int parallelism)
    {
        using var cancel = new CancellationTokenSource();
        SearchResult result = HyperparameterSearch.Run(
            Space,
            (c, token) =>
            {
                if (c.Trial == 6)
                {
                    cancel.Cancel();
                }

                token.ThrowIfCancellationRequested();
                return new TrialResult(c.Trial);
            },
            new SearchOptions { MaximumTrials = 100, Parallelism = parallelism },
            cancel.Token);

        Assert.Equal(StopReason.Cancelled, result.StopReason);
        Assert.InRange(result.Trials.Count, 7 - parallelism, 6 + parallelism);
        Assert.NotNull(result.Best);
        Assert.DoesNotContain(result.Trials, t => t.Number == 6);
    }

    [Fact]
    public void No_trial_begins_after_the_time_is_up()
    {
        var clock = new ManualClock();
        SearchResult result = Run(
            (_, _) =>
            {
                clock.Now += TimeSpan.FromSeconds(4);
                return new TrialResult(1);
            },
            new SearchOptions { MaximumTrials = null, MaximumTime = TimeSpan.FromSeconds(10), TimeProvider = clock });

        Assert.Equal((StopReason.TimeSpent, 3), (result.StopReason, result.Trials.Count));
        Assert.Equal(TimeSpan.FromSeconds(4), result.Trials[0].Duration);
        Assert.Equal(TimeSpan.FromSeconds(12), result.Elapsed);
    }

    [Fact]
    public void A_search_without_any_limit_is_refused() =>
        Assert.Contains("Set MaximumTrials or MaximumTime", Assert.Throws<ArgumentException>(() => Run((_, _) => new TrialResult(1), new SearchOptions { MaximumTrials = null })).Message, StringComparison.Ordinal);

    [Fact]
    public void What_a_progress_callback_throws_reaches_the_caller()
    {
        Assert.Throws<NotSupportedException>(() => Run((_, _) => new TrialResult(1), new SearchOptions { Parallelism = 3, Progress = new Throwing() }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Parallel_results_are_those_of_the_seed_whatever_each_trial_takes(int parallelism)
    {
        SearchResult First(int delaySeed)
        {
            return Run(
                (c, _) =>
                {
                    Thread.Sleep(new Random(delaySeed + c.Trial).Next(8));
                    return c.Trial % 5 == 4 ? TrialResult.Rejected("fifth") : new TrialResult(Math.Abs(Math.Log10(c.GetDouble("rate")) + 2));
                },
                new SearchOptions { MaximumTrials = 16, Parallelism = parallelism, Direction = ScoreDirection.Minimize, Seed = 7, Strategy = new BayesianStrategy() });
        }

        SearchResult one = First(1), other = First(1_000);

        Assert.Equal(one.Trials.Select(Line), other.Trials.Select(Line));
        Assert.True(one.Trials.Select(t => t.Candidate.ToString()).Distinct().Count() >= 14, "what runs is not proposed again");
    }

    [Fact]
    public void Random_candidates_are_the_same_at_any_degree()
    {
        SearchResult[] results = [.. new[] { 1, 4 }.Select(degree => Run((c, _) => new TrialResult(c.GetDouble("rate")), new SearchOptions { MaximumTrials = 30, Parallelism = degree, Strategy = new RandomStrategy() }))];

        Assert.Equal(results[0].Trials.Select(Line), results[1].Trials.Select(Line));
    }

    [Fact]
    public void Candidates_in_parallel_do_run_at_one_time()
    {
        using var both = new Barrier(2);

        SearchResult result = Run((c, token) => new TrialResult(both.SignalAndWait(TimeSpan.FromSeconds(20), token) ? 1 : double.NaN), new SearchOptions { MaximumTrials = 4, Parallelism = 2, Strategy = new RandomStrategy() });

        Assert.Equal(4, result.Trials.Count(t => t.State == TrialState.Accepted));
    }

    internal static string Line(Trial trial) => FormattableString.Invariant($"{trial.Number} {string.Join('|', trial.Candidate.Values.ToArray())} {trial.State} {trial.Score}");

    private static SearchResult Run(Func<Candidate, CancellationToken, TrialResult> trial, SearchOptions options) => HyperparameterSearch.Run(Space, trial, options);

    private sealed class Throwing : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => throw new NotSupportedException();
    }
}
