namespace CollapseGuard.Search.Tests;

/// <summary>The code of docs/guides/search.md that needs no framework, run as it is shown.</summary>
public sealed class GuideSamples : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("search-guide").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void First_search()
    {
        // <sample>
        SearchSpace space = SearchSpace.Of(
            SearchRange.Log("learningRate", 1e-5, 1),
            SearchRange.Integer("batchSize", 8, 256, log: true),
            SearchRange.Categorical("init", "he", "glorot"));

        SearchResult result = HyperparameterSearch.Run(space, (candidate, token) =>
        {
            (float[] probabilities, bool[] actual) = Train(
                candidate.GetDouble("learningRate"), candidate.GetInt32("batchSize"), candidate.GetString("init"), token);
            double accuracy = actual.Where((truth, row) => truth == probabilities[row] > .5f).Count() / (double)actual.Length;
            return new TrialResult(accuracy, Collapse.CheckBinary(probabilities, actual));
        });

        Console.WriteLine(result.Best?.Candidate);   // null if every candidate collapsed
        Console.WriteLine(result.ToText());          // every trial, and why it cannot win
        // </sample>

        Assert.Equal(50, result.Trials.Count);
        Assert.Equal(Outcome.Healthy, result.Best!.Outcome);
        Assert.All(result.Rejected, trial => Assert.True(trial.Candidate.GetDouble("learningRate") > .1));
        Assert.NotEmpty(result.Rejected);
    }

    [Fact]
    public void Options()
    {
        SearchSpace space = SearchSpace.Of(SearchRange.Log("learningRate", 1e-5, 1));
        string path = Path.Combine(folder, "search.jsonl");
        CancellationToken cancellationToken = default;
        static double Loss(Candidate candidate) => Math.Abs(Math.Log10(candidate.GetDouble("learningRate")) + 2);

        // <sample>
        SearchOptions options = new()
        {
            Strategy = new BayesianStrategy(),             // or RandomStrategy, GridStrategy
            Direction = ScoreDirection.Minimize,
            MaximumTrials = 40,                            // in all, those of a resumed journal included
            MaximumTime = TimeSpan.FromHours(2),           // no trial begins after that
            Parallelism = 2,                               // trials at one time
            Seed = 1,
            JournalPath = path,                            // run again after a crash: it goes on
            Progress = SearchProgressBar.ForConsole(),
        };
        SearchResult result = HyperparameterSearch.Run(space, (candidate, _) => new TrialResult(Loss(candidate)), options, cancellationToken);
        // </sample>

        Assert.Equal(40, result.Trials.Count);
        Assert.InRange(result.Best!.Candidate.GetDouble("learningRate"), .008, .0125);
        Assert.Equal(41, File.ReadAllLines(path).Length);
    }

    [Fact]
    public void What_is_rejected()
    {
        SearchSpace space = SearchSpace.Of(SearchRange.Linear("a", 0, 1));

        // <sample>
        SearchOptions strict = new()
        {
            Rejection = new RejectionRule
            {
                Outcomes = RejectionRule.Default.Outcomes.Append(Outcome.Inconclusive).ToHashSet(),
                AcceptsUnchecked = false,
            },
        };
        // </sample>

        SearchResult result = HyperparameterSearch.Run(space, (c, _) => new TrialResult(1) { Outcome = c.Trial % 2 == 0 ? Outcome.Inconclusive : null }, strict with { MaximumTrials = 4 });
        Assert.Null(result.Best);
    }

    /// <summary>Stands for a training: above a learning rate of .1 it answers the same thing whatever it is asked.</summary>
    private static (float[] Probabilities, bool[] Actual) Train(double learningRate, int batchSize, string init, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var random = new Random(batchSize + init.Length);
        bool[] actual = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble() < .8)];
        double skill = .5 - (.1 * Math.Abs(Math.Log10(learningRate) + 2.5));
        return ([.. actual.Select(truth => learningRate > .1 ? .8f : (float)Math.Clamp(.5 + ((truth ? 1 : -1) * skill * .6) + (.6 * (random.NextDouble() - .5)), 0, 1))], actual);
    }
}
