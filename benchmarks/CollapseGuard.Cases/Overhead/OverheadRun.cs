using System.Diagnostics;
using System.Globalization;
using CollapseGuard.Torch;
using TorchSharp;

namespace CollapseGuard.Cases.Overhead;

/// <summary>The verb <c>overhead</c>: what the guard costs a training loop, by blocks that alternate in one process on one thread.</summary>
internal static class OverheadRun
{
    private const int Groups = 400;
    private const int WholePairs = 5;

    /// <summary>Runs; the last line printed is JSON.</summary>
    /// <param name="arguments">
    /// <c>--groups N</c>: groups of four blocks a case, 400 without; <c>--whole N</c>: pairs of whole runs, 5 without; <c>--only TEXT</c>: the cases whose name
    /// holds it; <c>--long N</c>: the memory of a run of N steps instead.
    /// </param>
    /// <returns>0 when every requirement holds, 1 otherwise.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        torch.set_num_threads(1);
        if (Text(arguments, "--long") is { } steps)
        {
            return MemoryRun.Run(int.Parse(steps, CultureInfo.InvariantCulture));
        }

        int groups = Number(arguments, "--groups") ?? Groups, whole = Number(arguments, "--whole") ?? WholePairs;
        long started = Stopwatch.GetTimestamp();
        var everyStep = new GuardOptions { EveryStep = true };
        OverheadCase[] cases =
        [
            new("MLP 100-256-256-10, default", OverheadNet.Mlp, GuardOptions.Default, 1.01),
            new("MLP 100-256-256-10, every step", OverheadNet.Mlp, everyStep, 1.10),
            new("CNN 28x28, default", OverheadNet.Cnn, GuardOptions.Default, 1.01),
            new("CNN 28x28, every step", OverheadNet.Cnn, everyStep, 1.10),
        ];
        string only = Text(arguments, "--only") ?? "";
        var results = new List<OverheadResult>();
        Console.WriteLine(OverheadResult.Header);
        foreach (OverheadCase one in cases.Where(c => c.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            results.Add(one.Measure(groups, whole));
            Console.WriteLine(results[^1].Row());
        }

        Console.WriteLine();
        Console.WriteLine(OverheadResult.Json(results, Stopwatch.GetElapsedTime(started).TotalSeconds));
        return results.TrueForAll(r => r.Holds) ? 0 : 1;
    }

    private static int? Number(IReadOnlyList<string> arguments, string name) =>
        Text(arguments, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string? Text(IReadOnlyList<string> arguments, string name) => arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
