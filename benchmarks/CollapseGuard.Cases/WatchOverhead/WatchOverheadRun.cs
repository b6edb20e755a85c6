using System.Globalization;
using Microsoft.ML;

namespace CollapseGuard.Cases.WatchOverhead;

/// <summary>The verb <c>watch-overhead</c>: what Watch costs a fit of ML.NET, by fits that alternate in one process.</summary>
internal static class WatchOverheadRun
{
    private const int Groups = 41;

    /// <summary>Runs; the last line printed is JSON.</summary>
    /// <param name="arguments"><c>--groups N</c>: groups of four fits a trainer, 41 without; <c>--only TEXT</c>: the trainers whose name holds it.</param>
    /// <returns>0 when the bound holds for every trainer, 1 otherwise.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        int groups = Text(arguments, "--groups") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Groups;
        string only = Text(arguments, "--only") ?? "";
        WatchCase[] cases =
        [
            new("AveragedPerceptron, 10 iterations", c => c.BinaryClassification.Trainers.AveragedPerceptron(), 50_000),
            new("FastTree, 50 trees", c => c.BinaryClassification.Trainers.FastTree(numberOfTrees: 50), 10_000),
        ];
        var results = new List<WatchResult>();
        Console.WriteLine(WatchResult.Header);
        foreach (WatchCase one in cases.Where(c => c.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            results.Add(one.Measure(groups));
            Console.WriteLine(results[^1].Row());
        }

        Console.WriteLine();
        Console.WriteLine(WatchResult.Json(results));
        return results.TrueForAll(r => r.Holds) ? 0 : 1;
    }

    private static string? Text(IReadOnlyList<string> arguments, string name) => arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
