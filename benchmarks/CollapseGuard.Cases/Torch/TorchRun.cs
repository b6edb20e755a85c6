using System.Globalization;
using TorchSharp;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>The verb <c>torch</c>: runs real failing and healthy programs under the guard and marks the causes it names.</summary>
internal static class TorchRun
{
    private static readonly int[] Seeds = [7, 1, 2];

    /// <summary>Runs; prints a line of JSON a case, and the totals as the last line.</summary>
    /// <param name="arguments"><c>--seed S</c>: that seed only; <c>--only ID[,ID]</c>: those cases only; <c>--reports</c>: the reports of the last seed on the error stream; <c>--published</c>: beside the published results of other tools.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (CaseData.Folder is null)
        {
            Console.Error.WriteLine("The data of the cases are not part of the repository: no folder shared/cases/data was found beside it or above it.");
            return 2;
        }

        int[] seeds = Option(arguments, "--seed") is { } seed ? [int.Parse(seed, CultureInfo.InvariantCulture)] : Seeds;
        string[]? only = Option(arguments, "--only")?.Split(',');
        CaseProgram[] programs = [.. CasePrograms.All.Where(p => only is null || only.Contains(p.Id))];
        if (programs.Length == 0)
        {
            Console.Error.WriteLine($"No case is named '{Option(arguments, "--only")}'; they are: {string.Join(", ", CasePrograms.All.Select(p => p.Id))}.");
            return 2;
        }

        torch.set_num_threads(1);
        var scores = new List<CaseScore>();
        foreach (CaseProgram program in programs)
        {
            scores.Add(new CaseScore(program, [.. seeds.Select(program.Run)]));
            Console.WriteLine(CaseLines.Of(scores[^1]));
            if (arguments.Contains("--reports"))
            {
                Console.Error.WriteLine(scores[^1].Runs[^1].Report.ToText());
            }
        }

        if (arguments.Contains("--published"))
        {
            PublishedTable.Print(Path.Combine(CaseData.Folder, "published.json"), scores);
        }

        Console.WriteLine(CaseLines.Of(CaseTotals.Of(scores)));
        return 0;
    }

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
}
