using System.CommandLine;
using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Documentation;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard explain ID</c>: the page of a detector, a cause or a remedy.</summary>
internal static class ExplainCommand
{
    public static Command Build(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "A detector (CG1001 or its name), a cause (TargetScale), a remedy or an outcome (NoSkill)." };
        var command = new Command("explain", "Prints what a detector, a cause, a remedy or an outcome is about.") { id };
        command.SetAction(parsed =>
        {
            terminal.Out.WriteLine(Explain(parsed.GetRequiredValue(id)).TrimEnd());
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Every page of that name: TargetScale is a cause and a detector, and the reader may have met either.</summary>
    private static string Explain(string id)
    {
        Topic[] topics = [.. Topics.All.Where(t => t.Names.Contains(id, StringComparer.OrdinalIgnoreCase))];
        return topics.Length > 0
            ? string.Join('\n', topics.Select(t => t.Page()))
            : throw new InputException($"There is nothing called '{id}'. Did you mean {Nearest(id)}? Detectors: collapseguard list.");
    }

    private static string Nearest(string id) =>
        string.Join(" or ", EditDistance.Nearest(id, Topics.All.SelectMany(t => t.Names).Distinct(StringComparer.Ordinal)));
}
