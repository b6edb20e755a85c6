using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollapseGuard.Search;

namespace CollapseGuard.Cases.Searching;

/// <summary>The verb <c>search</c>: how many trials the Bayesian strategy needs to be as good as random draws.</summary>
internal static class SearchRun
{
    public const int RandomTrials = 400, BayesianTrials = 60;

    private static readonly JsonSerializerOptions InfinityAllowed = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The budgets of random search whose result is to be reached.</summary>
    private static readonly int[] Budgets = [25, 50, 100, 200];

    /// <summary>Runs; prints a line of JSON a function and budget.</summary>
    /// <param name="arguments"><c>--quick</c>: 5 seeds; <c>--only NAME</c>; <c>--write</c>: docs/results/search.md.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        string? only = arguments.SkipWhile(a => a != "--only").Skip(1).FirstOrDefault();
        NoisyFunction[] functions = [.. NoisyFunction.All.Where(f => only is null || f.Name == only)];
        if (functions.Length == 0)
        {
            Console.Error.WriteLine($"No function is named '{only}'; there are {string.Join(", ", NoisyFunction.All.Select(f => f.Name))}.");
            return 2;
        }

        int[] seeds = [.. Enumerable.Range(1, arguments.Contains("--quick") ? 5 : 20)];
        var clock = Stopwatch.StartNew();
        SearchLine[] lines = [.. functions.SelectMany(function => Measure(function, seeds))];
        foreach (SearchLine line in lines)
        {
            Console.WriteLine(JsonSerializer.Serialize(line, InfinityAllowed));
        }

        ProposalTime[] times = [.. functions.Select(ProposalTime.Of)];
        foreach (ProposalTime time in times)
        {
            Console.WriteLine(JsonSerializer.Serialize(time));
        }

        if (arguments.Contains("--write"))
        {
            SearchPage.Write(lines, times, seeds.Length);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"seeds\":{seeds.Length},\"seconds\":{clock.Elapsed.TotalSeconds:F0}}}"));
        return lines.Where(line => line.Budget >= 100).All(line => line.Bayesian <= .5 * line.Random) ? 0 : 1;
    }

    private static IEnumerable<SearchLine> Measure(NoisyFunction function, int[] seeds)
    {
        SearchCurve[] random = Curves(function, new RandomStrategy(), RandomTrials, 1, seeds);
        SearchCurve[] bayesian = Curves(function, new BayesianStrategy(), BayesianTrials, 1, seeds);
        SearchCurve[] four = Curves(function, new BayesianStrategy(), BayesianTrials, 4, seeds);
        return Budgets.Select(budget =>
        {
            double target = SearchCurve.Median(random.Select(curve => curve.After(budget)));
            return new SearchLine(
                function.Name,
                budget,
                target,
                SearchCurve.Median(random.Select(curve => curve.TrialsTo(target))),
                SearchCurve.Median(bayesian.Select(curve => curve.TrialsTo(target))),
                SearchCurve.Median(four.Select(curve => curve.TrialsTo(target))),
                bayesian.Count(curve => double.IsInfinity(curve.TrialsTo(target))),
                SearchCurve.Median(bayesian.Select(curve => curve.After(Math.Min(budget, BayesianTrials)))));
        });
    }

    private static SearchCurve[] Curves(NoisyFunction function, SearchStrategy strategy, int trials, int degree, int[] seeds) =>
        [.. seeds.Select(seed => SearchCurve.Of(function, strategy, trials, seed, degree))];
}
