using CollapseGuard.Cli.Output;
using CollapseGuard.Reports;

namespace CollapseGuard.Cli.Commands;

/// <summary>What every verb does with its report: where it goes, in which format, and what counts as failure.</summary>
internal sealed record ReportOptions
{
    public ReportFormat Format { get; init; }

    public string? Output { get; init; }

    public FailOn? FailOn { get; init; }

    public string? Baseline { get; init; }

    public IReadOnlyList<string> Suppress { get; init; } = [];

    /// <summary>Refuses a report file that is one of the files read.</summary>
    /// <exception cref="InputException">It is.</exception>
    public void RequireOtherThan(string? file, string what)
    {
        if (Output is not null)
        {
            OutputPath.RequireOther(Output, file, what);
            OutputPath.RequireOther(Output, Baseline, "the baseline");
        }
    }

    /// <summary>Makes the report, prints it and compares it with the baseline, which is read first.</summary>
    /// <param name="judge">Makes the report.</param>
    /// <param name="terminal">Where it is printed.</param>
    /// <returns>The exit code.</returns>
    public int Run(Func<CollapseReport> judge, Terminal terminal) => RunAsync(() => Task.FromResult(judge()), terminal).GetAwaiter().GetResult();

    /// <inheritdoc cref="Run"/>
    public async Task<int> RunAsync(Func<Task<CollapseReport>> judge, Terminal terminal)
    {
        CollapseReport? baseline = Baseline is null ? null : Cli.Output.Baseline.Read(Baseline);
        CollapseReport report = await judge().ConfigureAwait(false);
        ReportComparison? comparison = baseline is null ? null : ReportComparison.Of(baseline, report);
        ReportPrinter.Print(report, Format, Output, terminal);
        foreach (string line in comparison is null ? [] : Cli.Output.Baseline.Describe(comparison))
        {
            terminal.Say(line);
        }

        return ExitRule.Of(report.Outcome, FailOn, comparison);
    }
}
