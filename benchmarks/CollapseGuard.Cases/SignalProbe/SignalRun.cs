using System.Globalization;
using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Probes;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cases.SignalProbes;

/// <summary>The verb <c>signal-probe</c>: false alarms, power and speed of the signal probe.</summary>
internal static class SignalRun
{
    private const int QuickDivisor = 10;

    /// <summary>Runs; the last line printed is JSON.</summary>
    /// <param name="arguments"><c>--quick</c>: a tenth of the data sets; <c>--seed S</c>; <c>--only TEXT</c>: cases with this text in their name; <c>--threads T</c>.</param>
    /// <returns>0 when every requirement holds, 1 otherwise.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        bool isQuick = arguments.Contains("--quick");
        ulong seed = ulong.Parse(Option(arguments, "--seed") ?? "20261123", CultureInfo.InvariantCulture);
        string only = Option(arguments, "--only") ?? "";
        int threads = int.Parse(Option(arguments, "--threads") ?? "2", CultureInfo.InvariantCulture);
        var rows = new List<SignalTally>();
        Console.WriteLine(SignalTally.Header);
        for (int c = 0; c < SignalCases.All.Count; c++)
        {
            SignalCase population = SignalCases.All[c];
            if (population.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
            {
                rows.Add(Judge(population, seed, (ulong)c, isQuick ? population.Count / QuickDivisor : population.Count, threads));
                Console.WriteLine(rows[^1].Row());
            }
        }

        ProbeTiming timing = ProbeTiming.Measure();
        Console.WriteLine();
        Console.WriteLine(timing);
        Console.WriteLine();
        Console.WriteLine(SignalTally.Json(rows, timing));
        return rows.All(row => row.Holds) ? 0 : 1;
    }

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

    /// <summary>Every data set has its own stream and seed, so the tally does not depend on threads.</summary>
    private static SignalTally Judge(SignalCase population, ulong seed, ulong stream, int count, int threads)
    {
        var summaries = new SignalSummary[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            DataSet data = population.Draw(new RandomStream(seed, 1_000 + stream, (ulong)i));
            summaries[i] = SignalProbe.Run(data.Inputs, data.Target, new SignalProbeOptions { Seed = i + 1, MaxDegreeOfParallelism = 1 });
        });
        return new SignalTally(population, summaries);
    }
}
