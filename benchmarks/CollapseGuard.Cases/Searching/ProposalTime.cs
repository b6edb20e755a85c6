using System.Diagnostics;
using CollapseGuard.Search;

namespace CollapseGuard.Cases.Searching;

/// <summary>How long a Bayesian proposal takes, by the number of trials before it.</summary>
/// <param name="Function">Which function.</param>
/// <param name="At25">Median of the proposals 16 to 35, milliseconds.</param>
/// <param name="At50">Median of the proposals 41 to 60, milliseconds.</param>
/// <param name="At100">Median of the proposals 91 to 110, milliseconds.</param>
/// <param name="Longest">The longest of the proposals 16 to 110, milliseconds.</param>
internal sealed record ProposalTime(string Function, double At25, double At50, double At100, double Longest)
{
    public static ProposalTime Of(NoisyFunction function)
    {
        // The first proposals by the model compile it.
        const int Trials = 110, WarmUp = 15;
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
        return new ProposalTime(function.Name, Around(25), Around(50), Around(100), Math.Round(milliseconds[WarmUp..].Max(), 1));
    }
}
