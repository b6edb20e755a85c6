using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>The regression part of <see cref="NoSkillDetector"/>.</summary>
internal static class RegressionSkill
{
    /// <summary>Judges every output; the worst finding speaks, then the first output that is not decided.</summary>
    public static Verdict Judge(Snapshot snapshot, NoSkillOptions options)
    {
        double level = options.SignificanceLevel / snapshot.Regression.Count;
        Verdict[] verdicts = [.. snapshot.Regression.Select(output => One(output, level, options))];
        return verdicts.OfType<Verdict.Found>().MinBy(v => v.Finding.Evidence[0].Value)
            ?? verdicts.FirstOrDefault(v => v is Verdict.NotEvaluated)
            ?? Answer.Clear;
    }

    private static Verdict One(RegressionSummary output, double level, NoSkillOptions options)
    {
        if (!OutputVitality.CanJudge(output.Pair, options.Output))
        {
            return Answer.Undecided($"'{output.Name}' has {output.Pair.Count:N0} finite rows and targets with a standard deviation of {output.Pair.Actual.StandardDeviation:G3}: at least {options.Output.MinimumRows} rows and targets that vary beyond float rounding are needed, about 500 rows decide.");
        }

        ConstantEquivalence skill = ConstantEquivalence.Of(output.Pair);
        double z = Answer.Quantile(level);
        if (LacksSkill(skill, z, options))
        {
            return Report(output, skill, z, options);
        }

        if (OutputVitality.IsConstant(output.Pair, options.Output))
        {
            return Answer.Undecided($"'{output.Name}' is practically constant over {skill.Count:N0} rows: there is nothing whose skill could be judged.");
        }

        if (skill.SkillPValue() < level)
        {
            return Answer.Clear;
        }

        return skill.RankingPValue() >= level ? Open(output, skill, z)
            : skill.SkillUpper(z) < 0 ? Misplaced(output, skill, z)
            : Answer.Clear;
    }

    private static bool LacksSkill(ConstantEquivalence skill, double z, NoSkillOptions options)
    {
        double r = skill.CorrelationBound(z);
        return skill.Spread > options.Output.MaximumSpread && skill.SkillUpper(z) < options.MaximumSkill && r * Math.Abs(r) < options.MaximumSkill;
    }

    private static Verdict Report(RegressionSummary output, ConstantEquivalence skill, double z, NoSkillOptions options)
    {
        double upper = skill.SkillUpper(z);
        return Answer.Found(
            NoSkillDetector.Info, output.Name, Outcome.NoSkill,
            $"'{output.Name}' varies ({skill.Spread:F2} times the targets' spread) but its squared error is {1 - skill.Skill:G4} times that of the best constant {output.Pair.Actual.Mean:G4}, at best {1 - upper:G4} times (n = {skill.Count:N0}). It has learnt nothing that holds on these rows. Compare with the error on training rows: if that is low, regularize; if not, ask whether the inputs hold any signal.",
            new Evidence("upper bound of 1 - MSE/Var(actual)", upper, Expectation.AtLeast, options.MaximumSkill, skill.Count));
    }

    /// <summary>It ranks, and yet a constant predicts better: what was learnt is lost between the model and the unit of the targets.</summary>
    private static Verdict Misplaced(RegressionSummary output, ConstantEquivalence skill, double z) => Answer.Found(
        NoSkillDetector.Info, output.Name, Outcome.NoSkill,
        $"'{output.Name}' ranks (r = {skill.Correlation:F2}: after rescaling it would remove {skill.Correlation * skill.Correlation:P0} of the variance), but its unit or offset is wrong: its squared error is {1 - skill.Skill:G4} times that of the best constant {output.Pair.Actual.Mean:G4} (mean of the outputs {output.Pair.Predicted.Mean:G4}, {skill.Spread:G3} times the targets' spread, n = {skill.Count:N0}). Check the inverse transform of the target and the units of outputs and targets.",
        new Evidence("upper bound of 1 - MSE/Var(actual)", skill.SkillUpper(z), Expectation.AtLeast, 0, skill.Count));

    private static Verdict Open(RegressionSummary output, ConstantEquivalence skill, double z) =>
        Answer.Undecided($"'{output.Name}': with {skill.Count:N0} rows the skill over the best constant lies between {skill.SkillLower(z):F3} and {skill.SkillUpper(z):F3}; about {Math.Max(500, 2 * skill.Count):N0} rows would decide.");
}
