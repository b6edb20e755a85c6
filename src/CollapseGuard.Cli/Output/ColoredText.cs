using System.Text.RegularExpressions;
using Spectre.Console;

namespace CollapseGuard.Cli.Output;

/// <summary>The text report on a terminal: the verdict in its colour, ids of detectors set off. The words are those of the plain report.</summary>
internal static partial class ColoredText
{
    public static void Write(string text, Outcome outcome, TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });

        // The report is laid out already; a second wrapping would break it.
        console.Profile.Width = int.MaxValue / 2;
        string[] lines = text.TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = Markup.Escape(lines[i]);
            console.MarkupLine(i == 0 ? $"[bold {ColorOf(outcome)}]{line}[/]" : Ids().Replace(line, "[aqua]$0[/]"));
        }
    }

    private static string ColorOf(Outcome outcome) => outcome switch
    {
        Outcome.Healthy => "green",
        Outcome.Inconclusive or Outcome.AtRisk => "yellow",
        _ => "red",
    };

    [GeneratedRegex(@"\bCG\d{4}\b")]
    private static partial Regex Ids();
}
