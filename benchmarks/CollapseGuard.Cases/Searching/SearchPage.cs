using System.Globalization;
using System.Text;
using CollapseGuard.Cases.ResamplingHelps;

namespace CollapseGuard.Cases.Searching;

/// <summary>docs/results/search.md, written whole.</summary>
internal static class SearchPage
{
    public static void Write(IReadOnlyList<SearchLine> lines, IReadOnlyList<ProposalTime> times, int seeds)
    {
        var text = new StringBuilder();
        Line(text, $"# Bayesian against random search\n");
        Line(text, $"Written by `dotnet run -c Release --project benchmarks/CollapseGuard.Cases -- search --write`. {seeds} seeds; the searches are the same on every run, the times are not.\n");
        Line(text, $"A search is judged by what it would return: after each trial the candidate with the best score so far, by its value **without** the noise. Target: the median of that over the seeds after so many random trials. Then for each seed the first trial at which the winner is at least that good; the table has the medians. The share over {SearchRun.ManyTimes * seeds} seeds has the same target, which the first {seeds} chose: it shows how much the share owes to those.\n");
        Functions(text, "Known functions", "Looked at while the strategy was written.", NoisyFunction.Known, lines, seeds);
        Functions(text, "Held-out functions", "First run when the strategy was finished; nothing was changed since.", HeldOutFunctions.All, lines, seeds);
        Line(text, $"## Time of a proposal\n");
        Line(text, $"Milliseconds of wall-clock time in the run that wrote this page, whatever else the machine did then; one thread, medians of twenty proposals. A proposal fits the hyperparameters afresh.\n\n| function | after 25 trials | after 50 | after 100 | longest of trials 16 to 110 |\n|---|---|---|---|---|");
        foreach (ProposalTime time in times)
        {
            Line(text, $"| {time.Function} | {time.At25} | {time.At50} | {time.At100} | {time.Longest} |");
        }

        File.WriteAllText(Path.Combine(SharedData.Root, "docs", "results", "search.md"), text.ToString());
    }

    private static void Functions(StringBuilder text, string title, string note, IReadOnlyList<NoisyFunction> functions, IReadOnlyList<SearchLine> lines, int seeds)
    {
        NoisyFunction[] measured = [.. functions.Where(f => lines.Any(line => line.Function == f.Name))];
        Line(text, $"## {title}\n\n{note}\n\n| function | noise | ranges |\n|---|---|---|");
        foreach (NoisyFunction function in measured)
        {
            Line(text, $"| {function.Name}, minimum {function.Minimum:G6} | {function.NoiseDeviation} | {string.Join("; ", function.Space.Ranges.Select(r => r.ToString().Replace("|", "\\|", StringComparison.Ordinal)))} |");
        }

        Line(text, $"\n| function | random trials | target | random needs | Bayesian needs | share | share over {SearchRun.ManyTimes * seeds} seeds | four at one time | seeds of {seeds} that did not get there in {SearchRun.BayesianTrials} | Bayesian after as many, at most {SearchRun.BayesianTrials} |\n|---|---|---|---|---|---|---|---|---|---|");
        foreach (SearchLine line in lines.Where(line => measured.Any(f => f.Name == line.Function)))
        {
            Line(text, $"| {line.Function} | {line.Budget} | {line.Target:F4} | {line.Random} | {Trials(line.Bayesian)} | {Trials(line.Share, "F2")} | {Trials(line.ShareOfMany, "F2")} | {Trials(line.BayesianFour)} | {line.NotReached} | {line.BayesianAtBudget:F4} |");
        }

        Line(text, $"");
    }

    /// <summary>An infinite median: most seeds did not get there.</summary>
    private static string Trials(double value, string? format = null) => double.IsInfinity(value) ? "not reached" : value.ToString(format, CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
