using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a cross-entropy of probabilities that is fed something else: logits, a relu's numbers, probabilities where log-probabilities belong.</summary>
/// <remarks>Statistic: how far the outputs leave [0, 1], or (0, ∞) where the loss divides by the row's sum, or (-∞, 0] where it reads log-probabilities. Sigmoids that do not sum to 1 are CG4005.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LossExpectsProbabilitiesDetector(LossExpectsProbabilitiesOptions? options = null) : IDetector
{
    private readonly LossExpectsProbabilitiesOptions options = options ?? LossExpectsProbabilitiesOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4003", "LossExpectsProbabilities", "A cross-entropy of values that are not probabilities.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { } loss, Outputs: { OutputMinimum: var least, OutputMaximum: var greatest } fit, Rows: var rows }
            || !(least <= greatest) || !LossForms.IsCrossEntropy(loss.Form) || (fit.TargetForm is TargetForm.Numbers && TargetForms.LeaveUnitInterval(fit)))
        {
            return Answer.NotHere("No cross-entropy of class targets was examined beside its outputs.");
        }

        return loss.Form switch
        {
            LossForm.LogProbabilities when greatest > options.Margin => Found(
                fit, rows, "log-probabilities, which are never above 0", "Put a log-softmax before it, or take the cross-entropy of logits.",
                new Evidence("greatest output", greatest, Expectation.AtMost, options.Margin, rows)),
            LossForm.BinaryProbabilities when OutputReach.IsUnbounded(fit) && IsOutside(fit) => Found(
                fit, rows, "probabilities in [0, 1]", "End in a sigmoid, or take the binary cross-entropy of logits.", Outside(fit, rows)),
            LossForm.CategoricalProbabilities when fit.Width > 1 && IsOutside(fit) && (least <= 0 || !Divides(loss)) => Found(
                fit, rows, "probabilities that sum to 1 in a row", "End in a softmax, or take the cross-entropy of logits.", Outside(fit, rows)),
            _ => Answer.Clear,
        };
    }

    // The loss divides each row by its sum: positive numbers of any size become probabilities there.
    private bool Divides(LossBehavior loss) => loss.ScaleResponse <= options.Margin;

    private bool IsOutside(OutputFit fit) => fit.OutputMinimum < -options.Margin || fit.OutputMaximum > 1 + options.Margin;

    private Evidence Outside(OutputFit fit, long rows) => fit.OutputMinimum < -options.Margin
        ? new Evidence("least output", fit.OutputMinimum, Expectation.AtLeast, -options.Margin, rows)
        : new Evidence("greatest output", fit.OutputMaximum, Expectation.AtMost, 1 + options.Margin, rows);

    private static Verdict Found(OutputFit fit, long rows, string wants, string remedy, Evidence evidence) => Answer.Found(
        Info, "outputs", null,
        $"The loss reads {wants}, and the outputs run from {Answer.Number(fit.OutputMinimum)} to {Answer.Number(fit.OutputMaximum)} (n = {rows:N0}; {TensorShape.Spoken(fit)}): their log is clipped, undefined or rewards the wrong thing. {remedy}",
        evidence);
}

/// <summary>Limits of <see cref="LossExpectsProbabilitiesDetector"/>. Immutable.</summary>
public sealed record LossExpectsProbabilitiesOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LossExpectsProbabilitiesOptions Default { get; } = new();

    /// <summary>How far rounding may carry a probability beyond its ends, and change a loss that divides, in [0, .1]; 1e-3 by default: the margin within which rows count as probabilities.</summary>
    public double Margin { get; init => field = Limit.In(value, 0, .1); } = 1e-3;
}
