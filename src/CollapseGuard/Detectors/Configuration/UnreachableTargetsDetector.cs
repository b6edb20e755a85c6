using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees an output activation whose values cannot be what the targets or the loss ask for.</summary>
/// <remarks>Statistic: how far targets lie beyond the reach of the outputs, over the targets' range; for a cross-entropy, the values it would need. One sigmoid for class numbers is CG4006.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class UnreachableTargetsDetector(UnreachableTargetsOptions? options = null) : IDetector
{
    private readonly UnreachableTargetsOptions options = options ?? UnreachableTargetsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4002", "UnreachableTargets", "Targets that the output activation cannot reach.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Outputs: { IsAlwaysOne: false } fit, Rows: var rows } configuration)
        {
            return Answer.NotHere("No outputs were examined, or they are 1 by construction (CG4001).");
        }

        if (OutputReach.IsPoint(fit))
        {
            return Answer.Undecided($"Scaling the last weights moves no output: what they can reach is not known (n = {rows:N0}).");
        }

        LossForm form = configuration.Loss?.Form ?? LossForm.Unknown;
        bool areNumbers = fit.TargetForm is TargetForm.Numbers || LossForms.IsDistance(form);
        if ((!areNumbers && !LossForms.IsCrossEntropy(form)) || (configuration.Loss is { } loss && LossForms.IsCategoricalOfOne(loss, fit)))
        {
            return Answer.NotHere("How the loss reads the outputs is not known, or their width is at fault (CG4006, CG4009).");
        }

        return (areNumbers ? BeyondReach(fit, rows) : null) ?? FixedSum(fit, rows) ?? OutsideLog(fit, form, rows)
            ?? BoundedLogits.Judge(fit, form, rows, options.MinimumConfidence) ?? Answer.Clear;
    }

    private Verdict? BeyondReach(OutputFit fit, long rows)
    {
        double range = Math.Max(fit.TargetMaximum - fit.TargetMinimum, 1e-6 * Math.Abs(fit.TargetMaximum));
        double above = (fit.TargetMaximum - fit.ReachMaximum) / range, below = (fit.ReachMinimum - fit.TargetMinimum) / range;
        double beyond = Math.Max(above, below);
        return !(beyond > options.MaximumBeyond) ? null : Answer.Found(
            Info, "outputs", null,
            $"The targets run from {Answer.Number(fit.TargetMinimum)} to {Answer.Number(fit.TargetMaximum)}, and {OutputReach.Spoken(fit)} reaches {OutputReach.Interval(fit)} only (n = {rows:N0}; {TensorShape.Spoken(fit)}): the outputs end pressed against its end, the same for many rows. Use a linear output, or scale the targets into its range.",
            new Evidence("targets beyond the outputs' reach, of their range", beyond, Expectation.AtMost, options.MaximumBeyond, rows));
    }

    private static Verdict? FixedSum(OutputFit fit, long rows) =>
        !fit.RowsAreProbabilities || fit.Width < 2 || fit.TargetForm is not (TargetForm.Numbers or TargetForm.MultiLabel) ? null : Answer.Found(
            Info, "outputs", null,
            $"A softmax makes the {fit.Width:N0} outputs of a row sum to 1, and the targets of a row do not (n = {rows:N0}; {TensorShape.Spoken(fit)}): one output can only rise when others fall. Use one sigmoid a label, or a linear output for numbers.",
            new Evidence("outputs bound to one sum", fit.Width, Expectation.AtMost, 1, rows));

    // A linear output under the log of probabilities lacks an activation (CG4003); several relus under a categorical one do too.
    private static Verdict? OutsideLog(OutputFit fit, LossForm form, long rows) =>
        form is not LossForm.BinaryProbabilities || OutputReach.IsUnbounded(fit) || OutputReach.IsWithinUnitInterval(fit) || fit.TargetForm is TargetForm.ClassIndex ? null : Answer.Found(
            Info, "outputs", null,
            $"The loss takes logs of probabilities, and {OutputReach.Spoken(fit)} reaches {OutputReach.Interval(fit)} (n = {rows:N0}; {TensorShape.Spoken(fit)}): beyond 0 and 1 the loss is clipped or undefined, and rows there get no gradient. End in a sigmoid, or take the cross-entropy of logits of a linear output.",
            new Evidence("reach beyond [0, 1]", Math.Max(fit.ReachMaximum - 1, -fit.ReachMinimum), Expectation.AtMost, .01, rows));
}
