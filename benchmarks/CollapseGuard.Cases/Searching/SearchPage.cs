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
        Line(text, $"A search is judged by what it would return: after each trial the candidate with the best score so far, by its value **without** the noise. Target: the median of that over the seeds after so many random trials. Then for each seed the first trial at which the winner is at least that good; the table has the medians.\n");
        Line(text, $"| function | noise | ranges |\n|---|---|---|");
        foreach (NoisyFunction function in NoisyFunction.All.Where(f => lines.Any(line => line.Function == f.Name)))
        {
            Line(text, $"| {function.Name}, minimum {function.Minimum:G6} | {function.NoiseDeviation} | {string.Join("; ", function.Space.Ranges.Select(r => r.ToString().Replace("|", "\\|", StringComparison.Ordinal)))} |");
        }

        Line(text, $"\n## Trials to the same value\n");
        Line(text, $"| function | random trials | target | random needs | Bayesian needs | share | four at one time | seeds of {seeds} that did not get there in {SearchRun.BayesianTrials} | Bayesian after as many, at most {SearchRun.BayesianTrials} |\n|---|---|---|---|---|---|---|---|---|");
        foreach (SearchLine line in lines)
        {
            Line(text, $"| {line.Function} | {line.Budget} | {line.Target:F4} | {line.Random} | {line.Bayesian} | {line.Bayesian / line.Random:F2} | {line.BayesianFour} | {line.NotReached} | {line.BayesianAtBudget:F4} |");
        }

        int[] starts = [.. NoisyFunction.All.Select(f => (2 * f.Space.Ranges.Count) + 2)];
        Line(text, $"\nWith small budgets the share is larger: the first {starts.Min()} to {starts.Max()} trials of the Bayesian strategy, by the number of ranges, are a Latin hypercube and know nothing yet.\n");
        Line(text, $"## Time of a proposal\n");
        Line(text, $"Milliseconds of wall-clock time in the run that wrote this page, whatever else the machine did then; one thread, medians of twenty proposals. A proposal fits the hyperparameters afresh.\n\n| function | after 50 trials | after 100 | after 200 | longest of 210 |\n|---|---|---|---|---|");
        foreach (ProposalTime time in times)
        {
            Line(text, $"| {time.Function} | {time.At50} | {time.At100} | {time.At200} | {time.Longest} |");
        }

        File.WriteAllText(Path.Combine(SharedData.Root, "docs", "results", "search.md"), text.ToString());
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
