namespace CollapseGuard.Tests.Reports;

/// <summary>Reports written by hand, so that the writers are tested apart from what the detectors and the table of causes say.</summary>
internal static class ReportSamples
{
    private static readonly DetectorDescriptor ConstantOutput = new("CG1001", "ConstantOutput", "Outputs are practically a constant.", Severity.Error);
    private static readonly DetectorDescriptor NonFinite = new("CG1002", "NonFiniteOutput", "Outputs hold NaN or infinity.", Severity.Error);
    private static readonly DetectorDescriptor WrongConstant = new("CG1003", "WrongConstant", "The constant is not the best one.", Severity.Warning);
    private static readonly DetectorDescriptor NoSkill = new("CG1004", "NoSkill", "No better than the best constant.", Severity.Error);
    private static readonly DetectorDescriptor Segment = new("CG1010", "CollapsedSegment", "A segment is collapsed.", Severity.Error);
    private static readonly DetectorDescriptor TargetScale = new("CG3003", "TargetScale", "The target is far from unit scale.", Severity.Warning);

    /// <summary>Every part filled with what a real report holds.</summary>
    public static CollapseReport Collapsed { get; } = new()
    {
        Outcome = Outcome.OutputCollapse,
        Headline = "The outputs are practically a constant, and not even the best one.",
        Subject = new ReportSubject(PredictionTask.Regression, 12345, 1, true),
        Findings =
        [
            new Finding(
                ConstantOutput, Severity.Error, "predictions", "Outputs spread over 4 % of the targets' standard deviation (n = 12,345): they cannot remove more than 2 % of the best constant's squared error.",
                [new Evidence("sd(predicted)/sd(actual)", .0429, Expectation.AtLeast, .1, 12345), new Evidence("upper limit of skill", .0102, Expectation.AtLeast, .02, 12345)], Outcome.OutputCollapse),
            new Finding(
                WrongConstant, Severity.Warning, "predictions", "The mean output 68 lies 1.5 standard deviations from the targets' mean 500 (n = 12,345).",
                [new Evidence("|mean(predicted) - mean(actual)|/sd(actual)", 1.54, Expectation.AtMost, .1, 12345)]),
        ],
        Causes =
        [
            new RankedCause(
                CauseId.TargetScale, .8125, [new CauseEvidence("CG1003", "stuck away from the targets' mean", 1.6), new CauseEvidence("CG1001", "a far target's loss moves only the output bias", .7)], [],
                "Train once with the target standardized. If nothing changes, turn to NoSignal."),
            new RankedCause(
                CauseId.NoSignal, .0625, [new CauseEvidence("CG3001", "nothing tried on these inputs beats the best constant", 3)], [new CauseEvidence("CG1003", "a sound model without signal settles on the best constant", -1.6)],
                "Add the input that should decide the target."),
            new RankedCause(CauseId.DeadUnits, .03125, [new CauseEvidence("CG1001", "few units still pass the inputs on", .7)], [], "Count the hidden units that are 0 for every row."),
        ],
        Remedies =
        [
            new Remedy(
                "standardize-target", "Standardize the target", CauseId.TargetScale, "The loss then moves the weights, not only the output bias.",
                ["Take mean and standard deviation from the training rows.", "Train on (y - mean)/sd.", "Scale predictions back."],
                "float[] scaled = [.. target.Select(y => (y - mean) / sd)];\nif (sd == 0)\n{\n    throw new InvalidOperationException();\n}", "None, if the statistics come from the training rows only.", ["CG1001", "CG1003"]),
        ],
        NotEvaluated = [new NotEvaluated(NoSkill, "A collapsed model is not asked for skill.")],
        Cleared = [NonFinite],
        Suppressed = [new SuppressedFinding(new Finding(TargetScale, Severity.Warning, "target", "The target lies 500 from zero.", [new Evidence("|mean|/sd", 1.8, Expectation.AtMost, 1, 12345)]), "the unit is fixed by contract")],
        WouldDecide = [],
    };

    public static CollapseReport Healthy { get; } = new()
    {
        Outcome = Outcome.Healthy,
        Headline = "The model does better than the best constant.",
        Subject = new ReportSubject(PredictionTask.Binary, 1000, 1, false),
        Findings = [],
        Causes = [],
        Remedies = [],
        NotEvaluated = [],
        Cleared = [ConstantOutput, NonFinite, NoSkill],
    };

    public static CollapseReport Inconclusive { get; } = new()
    {
        Outcome = Outcome.Inconclusive,
        Headline = "Nothing can be concluded yet.",
        Subject = new ReportSubject(PredictionTask.Multiclass, 1, 3, false),
        Findings = [],
        Causes = [],
        Remedies = [],
        NotEvaluated = [new NotEvaluated(NoSkill, "1 row; about 30 of the rarest class are needed.")],
        Cleared = [],
        WouldDecide = ["1 row; about 30 of the rarest class are needed."],
    };

    /// <summary>Text from outside that tries to break every format, and numbers that JSON has no notation for.</summary>
    public static CollapseReport Hostile { get; } = WithUserText("<script>alert('x')</script> | a` **b** [c](http://d) \u001b[31m\0]]>&amp; www.e.f @g \"h\" \u202Ei \uD800 π\nnext\tend");

    /// <summary>A report in which every text that may come from outside is the given one.</summary>
    public static CollapseReport WithUserText(string text) => new()
    {
        Outcome = Outcome.PartialCollapse,
        Headline = "Part of the model is dead: a class, an output or a segment.",
        Subject = new ReportSubject(PredictionTask.Regression, 40, 2, true),
        Findings =
        [
            new Finding(Segment, Severity.Error, text, $"Segment '{text}' is a constant (n = 40).", [new Evidence($"sd in {text}", double.NaN, Expectation.AtLeast, .1, 40), new Evidence("range", double.PositiveInfinity, Expectation.AtMost, double.NegativeInfinity, 40)], Outcome.PartialCollapse),
        ],
        Causes = [new RankedCause(CauseId.DistributionDrift, .5, [new CauseEvidence("CG1010", "one segment's rows may lie outside what was trained on", 1.6)], [], "Compare each input's distribution.")],
        Remedies = [],
        NotEvaluated = [new NotEvaluated(NoSkill, $"Class '{text}' has no rows.")],
        Cleared = [ConstantOutput],
        Suppressed = [new SuppressedFinding(new Finding(TargetScale, Severity.Note, text, text, [new Evidence(text, 1, Expectation.AtMost, 0, 1)]), text)],
        WouldDecide = [text],
    };
}
