using System.CommandLine;
using CollapseGuard.Cli.Output;
using CollapseGuard.Cli.Runs;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard run RUN.jsonl</c>: what happened in a training, from its journal.</summary>
internal static class RunCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("RUN.jsonl") { Description = "A run journal, as RunJournal writes it; training may still be going on." };
        Option<RunFormat> format = Choice.Of<RunFormat>("--format", "text, markdown or json.", "FORMAT");
        var output = new Option<string?>("--output") { Description = "Write to this file instead of stdout, all at once.", HelpName = "FILE" };
        var command = new Command("run", "Prints what happened in a training: loss, outputs, layers, alarm, epochs, verdict. Exit 0 healthy, 1 collapse, alarm or no skill, 2 bad input, 3 no verdict.")
        {
            file, format, output,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(parsed.GetRequiredValue(file), parsed.GetValue(format), parsed.GetValue(output), terminal, cancellation),
            CancellationToken.None));
        return command;
    }

    private static int Run(string file, RunFormat format, string? output, Terminal terminal, CancellationToken cancellation)
    {
        if (output is not null)
        {
            OutputPath.RequireOther(output, file, "the run journal");
        }

        var run = new RunHistory();
        RunLines lines = RunFile.Read(file, run, cancellation);
        foreach (string problem in lines.Describe())
        {
            terminal.Say(problem);
        }

        string text = Write(run, lines, format, terminal, isFile: output is not null);
        text = text.EndsWith('\n') ? text : text + "\n";
        if (output is not null)
        {
            AtomicFile.Write(output, text);
            terminal.Say(RunVerdict.Headline(run));
            terminal.Say($"report: {output}");
        }
        else if (format == RunFormat.Text && terminal.UsesColor)
        {
            ColoredText.Write(text, OutcomeShown(run), terminal.Out);
        }
        else
        {
            terminal.Out.Write(text);
        }

        return RunVerdict.ExitCodeOf(run);
    }

    private static string Write(RunHistory run, RunLines lines, RunFormat format, Terminal terminal, bool isFile) => format switch
    {
        RunFormat.Markdown => RunMarkdown.Write(run),
        RunFormat.Json => RunJson.Write(run, lines),
        _ => RunText.Write(run, isFile ? Chart.Blocks : Chart.GlyphsFor(terminal.Out.Encoding)),
    };

    /// <summary>The colour of the verdict: an alarm is never green.</summary>
    private static Outcome OutcomeShown(RunHistory run) => run switch
    {
        { AlarmReport: { } alarm } => alarm.Outcome == Outcome.Healthy ? Outcome.OutputCollapse : alarm.Outcome,
        _ => run.Report?.Outcome ?? Outcome.Inconclusive,
    };
}
