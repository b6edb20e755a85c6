using System.Globalization;
using System.Text.Json;
using CollapseGuard.Diagnosis;
using TorchSharp;

namespace CollapseGuard.Cases.Injection;

/// <summary>The verb <c>inject</c>: puts faults into sound programs, and measures how often the right cause is named.</summary>
internal static class InjectRun
{
    private static readonly JsonSerializerOptions Layout = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Runs; prints a table, and one line of JSON at the end.</summary>
    /// <param name="arguments"><c>--quick</c>: a few programs a cause; <c>--seed S</c>; <c>--only CAUSE[,CAUSE]</c>: those main causes; <c>--write</c>: writes the table into docs/results; <c>--programs</c>: a line for every program.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        torch.set_num_threads(1);
        bool isQuick = arguments.Contains("--quick");
        int seed = int.Parse(Option(arguments, "--seed") ?? "1", CultureInfo.InvariantCulture);
        string[]? only = Option(arguments, "--only")?.Split(',');
        var set = new InjectedSet(seed, isQuick ? 6 : 32, isQuick ? 30 : 220);
        foreach (CauseId cause in InjectionPlan.Causes.Where(c => only is null || only.Contains(c.ToString())))
        {
            set.Fill(cause);
            Console.Error.WriteLine($"{cause}: {set.Kept.Count} programs so far");
        }

        if (only is null)
        {
            set.FillHealthy();
        }

        return Score(set, arguments);
    }

    private static int Score(InjectedSet set, IReadOnlyList<string> arguments)
    {
        InjectedRun[] faulty = [.. set.Kept.Where(r => r.Program.Causes.Count > 0)];
        Marked[] marked = [.. faulty.Select(Marked.Of)];
        Marked[] healthy = [.. set.Kept.Where(r => r.Program.Causes.Count == 0).Select(Marked.Of)];
        string page = InjectionPage.Of(set, marked, healthy, CauseTable.Version);
        if (arguments.Contains("--write"))
        {
            ResultFile.Write(page);
        }

        if (arguments.Contains("--programs"))
        {
            ProgramLines.Print([.. marked, .. healthy]);
        }

        Console.WriteLine(page);
        foreach (string refused in set.Refused.DistinctBy(r => r[..r.IndexOf(" / ", StringComparison.Ordinal)]))
        {
            Console.WriteLine($"Could not be run: {refused}");
        }

        Console.WriteLine(JsonSerializer.Serialize(
            new
            {
                Version = CauseTable.Version,
                Faulty = InjectionTotals.Of(marked),
                Healthy = healthy.Length,
                HealthyCollapsed = healthy.Count(m => m.IsCalledCollapsed),
                HealthyFlagged = healthy.Count(m => m.IsFlagged),
                HealthyFalseCause = healthy.Count(m => m.HasFalseCause),
                LearnedAnyway = set.LearnedAnyway.Values.Sum(),
                Refused = set.Refused.Count,
            },
            Layout));
        return 0;
    }

    private static string? Option(IReadOnlyList<string> arguments, string name) => arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
