using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>The regression part of <see cref="NoSkillDetector"/>.</summary>
internal static class RegressionSkill
{
    public static Verdict Judge(Snapshot snapshot, NoSkillOptions options)
    {
        double level = options.SignificanceLevel / snapshot.Regression.Count;
        RegressionSummary? open = null;
        foreach (RegressionSummary output in snapshot.Regression)
        {
            if (!OutputVitality.CanJudge(output.Pair, options.Output))
            {
                return Answer.Undecided($"'{output.Name}' has {output.Pair.Count:N0} finite rows and targets with a standard deviation of {output.Pair.Actual.StandardDeviation:G3}: at least {options.Output.MinimumRows} rows and targets that vary beyond float rounding are needed, about 500 rows decide.");
            }

            ConstantEquivalence skill = ConstantEquivalence.Of(output.Pair);
            if (LacksSkill(skill, level, options))
            {
                return Report(output, skill, level, options);
            }

            bool isShown = !OutputVitality.IsConstant(output.Pair, options.Output)
                && (skill.SkillPValue() < level || skill.RankingPValue() < level);
            open ??= isShown ? null : output;
        }

        return open is null ? Answer.Clear : Open(open, level, options);
    }

    private static bool LacksSkill(ConstantEquivalence skill, double level, NoSkillOptions options)
    {
        double z = Answer.Quantile(level);
        double r = skill.CorrelationBound(z);
        return skill.Spread > options.Output.MaximumSpread && skill.SkillUpper(z) < options.MaximumSkill && r * Math.Abs(r) < options.MaximumSkill;
    }

    private static Verdict Report(RegressionSummary output, ConstantEquivalence skill, double level, NoSkillOptions options)
    {
        double upper = skill.SkillUpper(Answer.Quantile(level));
        return Answer.Found(
            NoSkillDetector.Info, output.Name, Outcome.NoSkill,
            $"'{output.Name}' varies ({skill.Spread:F2} times the targets' spread) but its squared error is {1 - skill.Skill:F2} times that of the best constant {output.Pair.Actual.Mean:G4}, at best {1 - upper:F2} times (n = {skill.Count:N0}). It has learnt nothing that holds on these rows. Compare with the error on training rows: if that is low, regularize; if not, ask whether the inputs hold any signal.",
            new Evidence("upper bound of 1 - MSE/Var(actual)", upper, Expectation.AtLeast, options.MaximumSkill, skill.Count));
    }

    private static Verdict Open(RegressionSummary output, double level, NoSkillOptions options)
    {
        ConstantEquivalence skill = ConstantEquivalence.Of(output.Pair);
        if (OutputVitality.IsConstant(output.Pair, options.Output))
        {
            return Answer.Undecided($"'{output.Name}' is practically constant over {skill.Count:N0} rows: there is nothing whose skill could be judged.");
        }

        double z = Answer.Quantile(level);
        return Answer.Undecided($"'{output.Name}': with {skill.Count:N0} rows the skill over the best constant lies between {skill.SkillLower(z):F3} and {skill.SkillUpper(z):F3}; about {Math.Max(500, 2 * skill.Count):N0} rows would decide.");
    }
}
