namespace CollapseGuard.Assertions.Tests;

/// <summary>Reports written by hand; shared with the projects of the other test frameworks.</summary>
internal static class SampleReports
{
    private static readonly DetectorDescriptor ConstantOutput = new("CG1001", "ConstantOutput", "Outputs are practically a constant.", Severity.Error);
    private static readonly DetectorDescriptor NonFinite = new("CG1002", "NonFiniteOutput", "Outputs hold NaN or infinity.", Severity.Error);
    private static readonly DetectorDescriptor NoSkill = new("CG1004", "NoSkill", "No better than the best constant.", Severity.Error);
    private static readonly DetectorDescriptor Prevalence = new("CG1011", "PrevalenceMismatch", "Mean probability far from prevalence.", Severity.Warning);

    public static CollapseReport Healthy { get; } = new()
    {
        Outcome = Outcome.Healthy,
        Headline = "The model does better than the best constant.",
        Subject = new ReportSubject(PredictionTask.Regression, 500, 1, true),
        Findings = [],
        Causes = [],
        Remedies = [],
        NotEvaluated = [],
        Cleared = [ConstantOutput, NonFinite, NoSkill],
    };

    public static CollapseReport Inconclusive { get; } = Healthy with
    {
        Outcome = Outcome.Inconclusive,
        Headline = "Nothing can be concluded yet.",
        Cleared = [NonFinite],
        NotEvaluated = [new NotEvaluated(NoSkill, "3 rows; about 500 are needed.")],
    };

    public static CollapseReport Collapsed { get; } = Healthy with
    {
        Outcome = Outcome.OutputCollapse,
        Headline = "The outputs are practically a constant.",
        Findings =
        [
            new Finding(
                ConstantOutput, Severity.Error, "predictions", "Outputs spread over 1 % of the targets' standard deviation (n = 500).",
                [new Evidence("sd(predicted)/sd(actual)", .01, Expectation.AtLeast, .1, 500)], Outcome.OutputCollapse),
        ],
        Causes = [new RankedCause(CauseId.TargetScale, .8, [new CauseEvidence("CG1001", "a far target's loss moves only the output bias", .7)], [], "Train once with the target standardized.")],
        Remedies = [new Remedy("standardize-target", "Standardize the target", CauseId.TargetScale, "Why.", ["Take mean and standard deviation from the training rows."], "", "None.", ["CG1001"])],
        Cleared = [NonFinite],
        NotEvaluated = [],
        Suppressed =
        [
            new SuppressedFinding(new Finding(Prevalence, Severity.Warning, "predictions", "Mean far off.", [new Evidence("d", 1, Expectation.AtMost, 0, 500)]), "corrected downstream"),
        ],
    };

    /// <summary>Healthy, unless the environment asks for a failure: so that another process can see how the framework reports one.</summary>
    public static CollapseReport AskedFor => Environment.GetEnvironmentVariable("COLLAPSEGUARD_FAIL_ON_PURPOSE") == "1" ? Collapsed : Healthy;
}
