using System.Globalization;

namespace CollapseGuard.Cases.FalseAlarms;

/// <summary>The verb <c>false-alarms</c>: draws every population, judges each model by the front door and prints the table.</summary>
internal static class FalseAlarmRun
{
    private const int FullCount = 10_000;
    private const int QuickCount = 500;
    private const int CornerCount = 1_500;
    private const int Threads = 2;

    /// <summary>Runs; the last line printed is JSON.</summary>
    /// <param name="arguments"><c>--quick</c>: 500 models a population; <c>--seed S</c>; <c>--task NAME</c>: only this task.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        bool isQuick = arguments.Contains("--quick");
        ulong seed = ulong.Parse(Option(arguments, "--seed") ?? "20261123", CultureInfo.InvariantCulture);
        string? task = Option(arguments, "--task");
        var results = new List<(PopulationCase Population, Tally Tally)>();
        Console.WriteLine(FalseAlarmTable.Header);
        for (int p = 0; p < PopulationCase.All.Count; p++)
        {
            PopulationCase population = PopulationCase.All[p];
            if (task is null || population.Task == task)
            {
                int count = isQuick ? QuickCount : population.Kind == PopulationKind.Corner ? CornerCount : FullCount;
                results.Add((population, Judge(population, seed, (ulong)p, count)));
                Console.WriteLine(FalseAlarmTable.Row(population, results[^1].Tally));
            }
        }

        Console.WriteLine();
        Console.WriteLine(FalseAlarmTable.Json(results));
        return 0;
    }

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

    /// <summary>Every model has its own stream of random numbers, so the tally does not depend on which thread took it.</summary>
    private static Tally Judge(PopulationCase population, ulong seed, ulong stream, int count)
    {
        var total = new Tally();
        int next = -1;
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, _ =>
        {
            IPopulation buffers = population.Create();
            var tally = new Tally();
            for (int i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                SampledModel model = population.Draw(buffers, new RandomStream(seed, stream, (ulong)i));
                tally.Add(model, buffers.Judge());
            }

            lock (total)
            {
                total.Merge(tally);
            }
        });
        return total;
    }
}
