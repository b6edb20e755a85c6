using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>The verb <c>resampling-helps</c>: what resampling, class weights and a chosen cut change on rows that no training saw.</summary>
internal static class HelpsRun
{
    private static readonly int[] Seeds = [1, 2, 3];

    /// <summary>Runs; prints a line of JSON a set, learner and arm, and the differences to no measure as the last line.</summary>
    /// <param name="arguments"><c>--only SET[,SET]</c>; <c>--quick</c>: one seed; <c>--threads T</c>, which changes no figure; <c>--write</c>: the tables of docs/results/resampling.md.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (SharedData.Folder is null)
        {
            Console.Error.WriteLine("The data sets are not part of the repository: no folder shared/data with manifest.json and reference.json was found beside it or above it.");
            return 2;
        }

        string[]? only = Option(arguments, "--only")?.Split(',');
        int threads = int.Parse(Option(arguments, "--threads") ?? "2", CultureInfo.InvariantCulture);
        int[] seeds = arguments.Contains("--quick") ? Seeds[..1] : Seeds;
        (IReadOnlyList<ImbalancedSet> sets, IReadOnlyList<string> leftOut) = ImbalancedSet.Load();
        sets = [.. sets.Where(set => only is null || only.Contains(set.Name))];
        if (sets.Count == 0)
        {
            Console.Error.WriteLine($"No set is named '{Option(arguments, "--only")}'.");
            return 2;
        }

        var clock = Stopwatch.StartNew();
        var outcomes = new Outcomes([.. sets.SelectMany(set => Measure(set, seeds, threads))]);
        double processorSeconds = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        foreach (ImbalancedSet set in sets)
        {
            foreach (Learner learner in Enum.GetValues<Learner>())
            {
                Console.WriteLine(JsonSerializer.Serialize(new
                {
                    Set = set.Name,
                    Learner = learner.ToString(),
                    Arms = Enum.GetValues<Arm>().ToDictionary(arm => arm.ToString(), arm => Enum.GetValues<Figure>().ToDictionary(f => f.ToString(), f => Math.Round(outcomes.Of(set, learner, arm).Mean(f), 4))),
                }));
            }
        }

        if (arguments.Contains("--write"))
        {
            HelpsPage.Write(outcomes, leftOut, seeds.Length);
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            Sets = sets.Count,
            Seconds = Math.Round(clock.Elapsed.TotalSeconds),
            ProcessorSeconds = Math.Round(processorSeconds),
            Differences = Enum.GetValues<Learner>().ToDictionary(l => l.ToString(), l => Enum.GetValues<Arm>().Skip(1).ToDictionary(a => a.ToString(), a => Enum.GetValues<Figure>().ToDictionary(f => f.ToString(), f => Math.Round(outcomes.Differences(l, a, Arm.Plain, f).Average(), 4)))),
        }));
        return 0;
    }

    private static IEnumerable<SetOutcome> Measure(ImbalancedSet set, int[] seeds, int threads)
    {
        // The heaviest work is a fold: all arms and learners of it on one thread.
        (int Seed, int Fold)[] jobs = [.. seeds.SelectMany(seed => Enumerable.Range(0, FoldAnswers.Folds).Select(fold => (seed, fold)))];
        var answers = new ConcurrentDictionary<(int Seed, int Fold), FoldAnswers[]>();
        Parallel.ForEach(Partitioner.Create(jobs, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = threads }, job => answers[job] = [.. FoldAnswers.Of(set, job.Seed, job.Fold)]);
        return jobs.SelectMany(job => answers[job]).GroupBy(fold => (fold.Learner, fold.Arm)).Select(folds => new SetOutcome(set, folds.Key.Learner, folds.Key.Arm, [.. folds]));
    }

    private static string? Option(IReadOnlyList<string> arguments, string name) => arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
