using CollapseGuard.Search;

namespace CollapseGuard.Cases.Searching;

/// <summary>How good the winner would be after each trial: the value without noise of the candidate with the best score so far.</summary>
internal sealed class SearchCurve
{
    private readonly double[] values;

    private SearchCurve(double[] values) => this.values = values;

    public static SearchCurve Of(NoisyFunction function, SearchStrategy strategy, int trials, int seed, int parallelism = 1)
    {
        SearchResult result = HyperparameterSearch.Run(
            function.Space,
            (candidate, _) => new TrialResult(function.Look(candidate, seed)),
            new SearchOptions { Strategy = strategy, Direction = ScoreDirection.Minimize, MaximumTrials = trials, Seed = seed, Parallelism = parallelism });
        var values = new double[trials];
        Trial best = result.Trials[0];
        for (int i = 0; i < trials; i++)
        {
            best = result.Trials[i].Score < best.Score ? result.Trials[i] : best;
            values[i] = function.Value(best.Candidate);
        }

        return new SearchCurve(values);
    }

    /// <summary>The value after so many trials, from 1.</summary>
    public double After(int trials) => values[trials - 1];

    /// <summary>Trials until the winner is at least as good as a value; infinity if that is not reached.</summary>
    public double TrialsTo(double value)
    {
        int at = Array.FindIndex(values, v => v <= value);
        return at < 0 ? double.PositiveInfinity : at + 1;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
