using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees regression outputs that are practically a constant.</summary>
/// <remarks>
/// Statistics: S = sd(predicted)/sd(actual) in [0, ∞) and the upper bound of the skill K ≤ 2S - S² (<see cref="ConstantEquivalence"/>).
/// All outputs must be collapsed (Holm); if only some are, CG1009 speaks. Without labels only outputs that are constant up to
/// float rounding count. Silent on honest weak models: a significant skill with a slope near 1 was earned.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ConstantOutputDetector(ConstantOutputOptions? options = null) : IDetector
{
    private readonly ConstantOutputOptions options = options ?? ConstantOutputOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1001", "ConstantOutput", "Regression outputs that are practically a constant.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        OutputVitality vitality = OutputVitality.Of(snapshot, options);
        if (vitality.Outputs.Count == 0)
        {
            return Answer.NotHere("No regression outputs were given.");
        }

        if (vitality.Judged == 0)
        {
            return Answer.Undecided($"{vitality.Rows:N0} rows of {vitality.Outputs.Count} output(s): at least {options.MinimumRows} finite rows with targets that vary are needed.");
        }

        if (vitality.Dead.Count < vitality.Judged)
        {
            return Answer.Clear;
        }

        return snapshot.Regression.Count > 0 ? Labelled(snapshot) : Unlabelled(snapshot.Outputs!);
    }

    private Verdict Labelled(Snapshot snapshot)
    {
        RegressionSummary worst = snapshot.Regression.First(o => OutputVitality.CanJudge(o.Pair, options));
        ConstantEquivalence constant = ConstantEquivalence.Of(worst.Pair);
        double upper = constant.SkillUpper(Answer.Quantile(options.SignificanceLevel));
        string who = snapshot.Regression.Count == 1 ? "The outputs" : $"All {snapshot.Regression.Count} outputs are practically constant; those of '{worst.Name}'";
        return Answer.Found(
            Info, Answer.Everything, Outcome.OutputCollapse,
            $"{who} spread {constant.Spread:G3} times as wide as the targets and remove {(upper > 0 ? Answer.Text($"at most {upper:P1}") : "none")} of their variance (n = {constant.Count:N0}). That is practically the constant {worst.Pair.Predicted.Mean:G4}. Check the scale of the target and the learning rate.",
            new Evidence("sd(predicted)/sd(actual)", constant.Spread, Expectation.AtLeast, options.MaximumSpread, constant.Count),
            new Evidence("upper bound of 1 - MSE/Var(actual)", upper, Expectation.AtLeast, options.MaximumSkill, constant.Count));
    }

    private Verdict Unlabelled(OutputSummary outputs)
    {
        MomentSummary first = outputs.Outputs[0].Moments;
        double units = (first.Maximum - first.Minimum) / FloatResolution.UnitInLastPlace(Math.Max(Math.Abs(first.Minimum), Math.Abs(first.Maximum)));
        return Answer.Found(
            Info, Answer.Everything, Outcome.OutputCollapse,
            $"The {(outputs.Outputs.Count == 1 ? "output does" : "outputs do")} not vary beyond float rounding: always {first.Mean:G6} (n = {outputs.Count:N0}). No model that uses its inputs does that on rows that differ. Check that the rows differ, then the last layer.",
            new Evidence("range(predicted) in float units in the last place", units, Expectation.AtLeast, options.ResolutionUnits + 1, first.Count));
    }
}
