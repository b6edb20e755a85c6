using System.Diagnostics;
using System.Globalization;
using CollapseGuard.Cases.FalseAlarms;

namespace CollapseGuard.Cases.Alarm;

/// <summary>The verb <c>alarm</c>: false alarms and speed of the collapse alarm over simulated training runs.</summary>
internal static class AlarmRun
{
    private const int QuickDivisor = 20;
    private const ulong Populations = 3_000;

    /// <summary>Runs; the last line printed is JSON.</summary>
    /// <param name="arguments"><c>--quick</c>: a twentieth of the runs; <c>--seed S</c>; <c>--only TEXT</c>: populations with this text in their name; <c>--threads T</c>.</param>
    /// <returns>0 when every requirement holds, 1 otherwise.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        bool isQuick = arguments.Contains("--quick");
        ulong seed = ulong.Parse(Option(arguments, "--seed") ?? "20261124", CultureInfo.InvariantCulture);
        string only = Option(arguments, "--only") ?? "";
        int threads = int.Parse(Option(arguments, "--threads") ?? "2", CultureInfo.InvariantCulture);
        long started = Stopwatch.GetTimestamp();
        var rows = new List<AlarmTally>();
        Console.WriteLine(AlarmTally.Header);
        for (int c = 0; c < AlarmCase.All.Count; c++)
        {
            AlarmCase population = AlarmCase.All[c];
            if (population.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
            {
                rows.Add(Judge(population, seed, (ulong)c, isQuick ? population.Count / QuickDivisor : population.Count, threads));
                Console.WriteLine(rows[^1].Row());
            }
        }

        Console.WriteLine();
        Console.WriteLine(AlarmTiming.Measure());
        Console.WriteLine();
        Console.WriteLine(AlarmTally.Json(rows, Stopwatch.GetElapsedTime(started).TotalSeconds));
        return rows.All(row => row.Holds) ? 0 : 1;
    }

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

    /// <summary>Every run has its own stream of random numbers, so the tally does not depend on threads.</summary>
    private static AlarmTally Judge(AlarmCase population, ulong seed, ulong stream, int count, int threads)
    {
        var results = new CourseResult[count];
        int next = -1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            var run = new CourseRun();
            for (int i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                results[i] = population.Follow(run, new RandomStream(seed, Populations + stream, (ulong)i));
            }
        });
        return new AlarmTally(population, results);
    }
}
