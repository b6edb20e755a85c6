using System.CommandLine;
using CollapseGuard.Cli.Output;

namespace CollapseGuard.Cli.Commands;

/// <summary>The options of a command line that make up <see cref="ReportOptions"/>.</summary>
internal sealed class ReportOptionSet
{
    private readonly Option<ReportFormat> format = Choice.Of<ReportFormat>("--format", "text, summary (its first screen), json, markdown or junit.", "FORMAT");
    private readonly Option<string?> output = new("--output") { Description = "Write the report to this file instead of stdout, all at once.", HelpName = "FILE" };
    private readonly Option<string?> failOn = new("--fail-on") { Description = $"Exit 1 from this outcome on: {string.Join(", ", FailOn.Choices)}. Default: NoSkill.", HelpName = "OUTCOME" };
    private readonly Option<string?> baseline = new("--baseline") { Description = "Exit 1 when worse than this JSON report.", HelpName = "FILE" };
    private readonly Option<string[]> suppress = new("--suppress") { Description = "List a finding apart, with a reason: CG1011=reason.", HelpName = "ID=REASON" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { format, output, failOn, baseline, suppress })
        {
            command.Add(option);
        }
    }

    public ReportOptions Read(ParseResult parsed) => new()
    {
        Format = parsed.GetValue(format),
        Output = parsed.GetValue(output),
        FailOn = parsed.GetValue(failOn) is { } value ? FailOn.Parse(value) ?? throw new InputException($"--fail-on {value} is none of {string.Join(", ", FailOn.Choices)}.") : null,
        Baseline = parsed.GetValue(baseline),
        Suppress = parsed.GetValue(suppress) ?? [],
    };
}
