using CollapseGuard.Reports;

namespace CollapseGuard.Cli;

/// <summary>Where output goes and what it may contain. Everything a command prints passes through here, so that tests can read it.</summary>
/// <param name="Out">The report.</param>
/// <param name="Error">What was guessed, what was left out, errors, progress.</param>
/// <param name="OutIsTerminal">False in a pipe or a file: no colour then.</param>
/// <param name="ErrorIsTerminal">False in a pipe or a file: no progress then.</param>
/// <param name="NoColor">The NO_COLOR convention (https://no-color.org).</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool OutIsTerminal, bool ErrorIsTerminal, bool NoColor)
{
    /// <summary>True when the report may be coloured.</summary>
    public bool UsesColor => OutIsTerminal && !NoColor;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb");

    /// <summary>Says something beside the report, on stderr; what a terminal would act on is spelled out, as in the reports.</summary>
    public void Say(string line) => Error.WriteLine(VisibleText.Of(line));
}
