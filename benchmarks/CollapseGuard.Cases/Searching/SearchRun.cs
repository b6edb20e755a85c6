using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollapseGuard.Search;

namespace CollapseGuard.Cases.Searching;

/// <summary>The verb <c>search</c>: how many trials the Bayesian strategy needs to be as good as random draws.</summary>
internal static class SearchRun
{
    public const int RandomTrials = 400, BayesianTrials = 50;

    public const int ManyTimes = 3;

    private static readonly JsonSerializerOptions InfinityAllowed = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The budgets of random search whose result is to be reached.</summary>
    private static readonly int[] Budgets = [25, 50, 100, 200];

    private static IEnumerable<NoisyFunction> All => NoisyFunction.Known.Concat(HeldOutFunctions.All);

    /// <summary>Runs; prints a line of JSON a function and budget.</summary>
    /// <param name="arguments"><c>--quick</c>: 5 seeds; <c>--only NAME</c>; <c>--write</c>: docs/results/search.md.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        string? only = arguments.SkipWhile(a => a != "--only").Skip(1).FirstOrDefault();
        NoisyFunction[] functions = [.. All.Where(f => only is null || f.Name == only)];
        if (functions.Length == 0)
        {
            Console.Error.WriteLine($"No function is named '{only}'; there are {string.Join(", ", All.Select(f => f.Name))}.");
            return 2;
        }

        int seeds = arguments.Contains("--quick") ? 5 : 20;
        var clock = Stopwatch.StartNew();
        var lines = new List<SearchLine>();
        foreach (SearchLine line in functions.SelectMany(function => Measure(function, seeds)))
        {
            lines.Add(line);
            Console.WriteLine(JsonSerializer.Serialize(line, InfinityAllowed));
        }

        ProposalTime[] times = [.. functions.Intersect(NoisyFunction.Known).Select(ProposalTime.Of)];
        foreach (ProposalTime time in times)
        {
            Console.WriteLine(JsonSerializer.Serialize(time));
        }

        if (arguments.Contains("--write"))
        {
            SearchPage.Write(lines, times, seeds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"seeds\":{seeds},\"seconds\":{clock.Elapsed.TotalSeconds:F0}}}"));
        return lines.Where(line => NoisyFunction.Known.Any(f => f.Name == line.Function)).All(line => line.Share <= .5) ? 0 : 1;
    }

    private static IEnumerable<SearchLine> Measure(NoisyFunction function, int seeds)
    {
        SearchCurve[] manyRandom = Curves(function, new RandomStrategy(), RandomTrials, 1, ManyTimes * seeds);
        SearchCurve[] manyBayesian = Curves(function, new BayesianStrategy(), BayesianTrials, 1, ManyTimes * seeds);
        SearchCurve[] four = Curves(function, new BayesianStrategy(), BayesianTrials, 4, seeds);
        SearchCurve[] random = manyRandom[..seeds], bayesian = manyBayesian[..seeds];
        return Budgets.Select(budget =>
        {
            double target = SearchCurve.Median(random.Select(curve => curve.After(budget)));
            return new SearchLine(
                function.Name,
                budget,
                target,
                SearchCurve.Median(random.Select(curve => curve.TrialsTo(target))),
                SearchCurve.Median(bayesian.Select(curve => curve.TrialsTo(target))),
                SearchCurve.Median(manyBayesian.Select(curve => curve.TrialsTo(target))) / SearchCurve.Median(manyRandom.Select(curve => curve.TrialsTo(target))),
                SearchCurve.Median(four.Select(curve => curve.TrialsTo(target))),
                bayesian.Count(curve => double.IsInfinity(curve.TrialsTo(target))),
                SearchCurve.Median(bayesian.Select(curve => curve.After(Math.Min(budget, BayesianTrials)))));
        });
    }

    private static SearchCurve[] Curves(NoisyFunction function, SearchStrategy strategy, int trials, int degree, int seeds)
    {
        var curves = new SearchCurve[seeds];
        Parallel.For(0, seeds, i => curves[i] = SearchCurve.Of(function, strategy, trials, i + 1, degree));
        return curves;
    }
}
