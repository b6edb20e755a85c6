namespace CollapseGuard.Cli.Output;

/// <summary>Puts a report where the user wants it, in the format the user wants.</summary>
internal static class ReportPrinter
{
    /// <summary>Prints, or writes a file all at once.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Print(CollapseReport report, ReportFormat format, string? path, Terminal terminal)
    {
        string text = Format(report, format);
        text = text.EndsWith('\n') ? text : text + "\n";
        if (path is not null)
        {
            AtomicFile.Write(path, text);
            terminal.Say($"{report.Outcome}: {report.Headline}");
            terminal.Say($"report: {path}");
        }
        else if (format is ReportFormat.Text or ReportFormat.Summary && terminal.UsesColor)
        {
            ColoredText.Write(text, report.Outcome, terminal.Out);
        }
        else
        {
            terminal.Out.Write(text);
        }
    }

    private static string Format(CollapseReport report, ReportFormat format) => format switch
    {
        ReportFormat.Json => report.ToJson(),
        ReportFormat.Markdown => report.ToMarkdown(),
        ReportFormat.Junit => report.ToJUnit(),
        ReportFormat.Summary => report.ToString(),
        _ => report.ToText(),
    };
}
