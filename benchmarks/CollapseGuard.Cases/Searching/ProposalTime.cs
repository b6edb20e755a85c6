using System.Diagnostics;
using CollapseGuard.Search;

namespace CollapseGuard.Cases.Searching;

/// <summary>How long a Bayesian proposal takes, by the number of trials before it.</summary>
/// <param name="Function">Which function.</param>
/// <param name="At50">Median of the proposals 41 to 60, milliseconds.</param>
/// <param name="At100">Median of the proposals 91 to 110, milliseconds.</param>
/// <param name="At200">Median of the proposals 191 to 210, milliseconds.</param>
/// <param name="Longest">The longest of the first 210, milliseconds.</param>
internal sealed record ProposalTime(string Function, double At50, double At100, double At200, double Longest)
{
    public static ProposalTime Of(NoisyFunction function)
    {
        const int Trials = 210;
        var milliseconds = new double[Trials];
        long end = Stopwatch.GetTimestamp();
        HyperparameterSearch.Run(
            function.Space,
            (candidate, _) =>
            {
                milliseconds[candidate.Trial] = Stopwatch.GetElapsedTime(end).TotalMilliseconds;
                var result = new TrialResult(function.Look(candidate, 1));
                end = Stopwatch.GetTimestamp();
                return result;
            },
            new SearchOptions { Direction = ScoreDirection.Minimize, MaximumTrials = Trials, Seed = 1 });
        double Around(int trial) => Math.Round(SearchCurve.Median(milliseconds[(trial - 10)..(trial + 10)]), 1);
        return new ProposalTime(function.Name, Around(50), Around(100), Around(200), Math.Round(milliseconds.Max(), 1));
    }
}
