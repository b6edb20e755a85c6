using System.Globalization;
using System.Text.Json;
using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>The verb <c>remedies</c>: follows the first remedy of each report, retrains, and looks whether it helped.</summary>
internal static class RemedyRun
{
    private static readonly int[] Seeds = [7, 1, 2];
    private static readonly JsonSerializerOptions Layout = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>Runs; prints a line of JSON a case and the totals as the last line.</summary>
    /// <param name="arguments"><c>--seed S</c>: that seed only; <c>--only ID[,ID]</c>: those cases only; <c>--write</c>: the page in docs/results.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (CaseData.Folder is null)
        {
            Console.Error.WriteLine("The data of the cases are not part of the repository: no folder shared/cases/data was found beside it or above it.");
            return 2;
        }

        int[] seeds = Option(arguments, "--seed") is { } seed ? [int.Parse(seed, CultureInfo.InvariantCulture)] : Seeds;
        string[]? only = Option(arguments, "--only")?.Split(',');
        torch.set_num_threads(1);
        var records = new List<TrialRecord>();
        foreach (CaseProgram program in CasePrograms.All.Where(p => p.Standing == Standing.Reproduced && (only is null || only.Contains(p.Id))))
        {
            TrialRecord[] some = [.. seeds.Select(s => Attempt(program, s))];
            records.AddRange(some);
            Console.WriteLine(JsonSerializer.Serialize(new { Case = program.Id, Runs = some.Select(Describe) }, Layout));
        }

        if (records.Count == 0)
        {
            Console.Error.WriteLine($"No reproduced case is named '{Option(arguments, "--only")}'.");
            return 2;
        }

        var totals = new RemedyTotals(records);
        if (arguments.Contains("--write"))
        {
            RemedyPage.Write(records, totals);
        }

        Console.WriteLine(JsonSerializer.Serialize(totals, Layout));
        return 0;
    }

    private static TrialRecord Attempt(CaseProgram program, int seed)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return TrialRecord.Of(program, seed);
            }
            catch (System.Runtime.InteropServices.ExternalException) when (attempt < 5)
            {
                // TorchSharp 0.107 may finalize a number while native code still reads it (its pull requests 1434 and 1496): the same seed again.
            }
        }
    }

    private static object Describe(TrialRecord record) => new
    {
        record.Seed,
        First = record.Before.First,
        ControlOutcome = record.Control.Report.Outcome,
        ControlSkill = record.Control.Skill,
        Rounds = record.Rounds.Zip(record.Actions, (trial, action) => new { Action = action, trial.Report.Outcome, trial.Skill, Next = trial.First }),
        record.End,
        record.IsCuredByFirst,
        record.IsCured,
        record.RandomAction,
        RandomOutcome = record.Random.Report.Outcome,
        RandomSkill = record.Random.Skill,
        record.IsCuredByChance,
    };

    private static string? Option(IReadOnlyList<string> arguments, string name) => arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
