using CollapseGuard.Reports;

namespace CollapseGuard.Cli.Output;

/// <summary>From a verdict to an exit code.</summary>
internal static class ExitRule
{
    /// <summary>The exit code.</summary>
    /// <param name="outcome">The verdict.</param>
    /// <param name="failOn">The limit that was asked for; null = the default, or none when there is a baseline.</param>
    /// <param name="comparison">How it differs from the baseline; null without one.</param>
    public static int Of(Outcome outcome, FailOn? failOn, ReportComparison? comparison)
    {
        if (outcome == Outcome.Inconclusive && failOn?.From != Outcome.Inconclusive)
        {
            return ExitCode.Inconclusive;
        }

        // With a baseline the question is whether it got worse; a known weakness fails only when --fail-on asks for it.
        FailOn? limit = failOn ?? (comparison is null ? FailOn.Default : null);
        return comparison?.IsWorse == true || limit?.Fails(outcome) == true ? ExitCode.Failed : ExitCode.Ok;
    }
}
