using System.Diagnostics;
using System.Globalization;
using CollapseGuard.Torch;
using TorchSharp;

namespace CollapseGuard.Cases.Overhead;

/// <summary>The verb <c>overhead</c>: what the guard costs a training loop, by alternating pairs in one process on one thread.</summary>
internal static class OverheadRun
{
    private const int Pairs = 41;
    private const int WholePairs = 5;
    private const double SegmentSeconds = .25;

    /// <summary>Runs; the last line printed is JSON.</summary>
    /// <param name="arguments"><c>--pairs N</c>: pairs a case, 41 without; <c>--steps N</c>: steps a segment, those of a quarter of a second without; <c>--whole N</c>: pairs of whole runs, 5 without.</param>
    /// <returns>0 when every requirement holds, 1 otherwise.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        int pairs = Number(arguments, "--pairs") ?? Pairs, whole = Number(arguments, "--whole") ?? WholePairs;
        int? steps = Number(arguments, "--steps");
        long started = Stopwatch.GetTimestamp();
        torch.set_num_threads(1);
        var everyStep = new GuardOptions { EveryStep = true };
        OverheadCase[] cases =
        [
            new("MLP 100-256-256-10, default", OverheadNet.Mlp, GuardOptions.Default, 1.01),
            new("MLP 100-256-256-10, every step", OverheadNet.Mlp, everyStep, 1.10),
            new("CNN 28x28, default", OverheadNet.Cnn, GuardOptions.Default, 1.01),
            new("CNN 28x28, every step", OverheadNet.Cnn, everyStep, 1.10),
        ];
        var results = new List<OverheadResult>();
        Console.WriteLine(OverheadResult.Header);
        foreach (OverheadCase one in cases)
        {
            results.Add(one.Measure(pairs, whole, SegmentSeconds, steps));
            Console.WriteLine(results[^1].Row());
        }

        Console.WriteLine();
        Console.WriteLine(OverheadResult.Json(results, Stopwatch.GetElapsedTime(started).TotalSeconds));
        return results.TrueForAll(r => r.Holds) ? 0 : 1;
    }

    private static int? Number(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault() is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
