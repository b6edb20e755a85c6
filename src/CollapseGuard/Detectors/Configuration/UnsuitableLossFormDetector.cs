using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a loss of a form that does not fit its targets: a cross-entropy of a regression's numbers, a distance to class targets.</summary>
/// <remarks>
/// Statistic: for a cross-entropy, how far targets leave [0, 1]; for a distance, that the targets are 0/1 or one-hot. An absolute error's best constant is the majority, where it stalls (warning);
/// a squared error has the right least point and small gradients at saturated outputs (note). Numbers in [0, 1] under a binary cross-entropy (an autoencoder) fit.
/// </remarks>
public sealed class UnsuitableLossFormDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4013", "UnsuitableLossForm", "A loss whose form does not fit the targets.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss.Form: not LossForm.Unknown and var form, Outputs: { TargetForm: not TargetForm.Unknown } fit, Rows: var rows })
        {
            return Answer.NotHere("The form of the loss or of the targets is not known.");
        }

        if (LossForms.IsCrossEntropy(form))
        {
            return fit.TargetForm is not TargetForm.Numbers || !TargetForms.LeaveUnitInterval(fit) ? Answer.Clear : Found(
                Severity.Error,
                $"The targets are numbers from {Answer.Number(fit.TargetMinimum)} to {Answer.Number(fit.TargetMaximum)}, and the loss is {LossForms.Spoken(form)} (n = {rows:N0}; {TensorShape.Spoken(fit)}): beyond [0, 1] it is not least at the target, and has no least value or freezes where it clips. Use a squared or absolute error for numbers; for classes, write them as class numbers.",
                new Evidence("targets beyond [0, 1]", Math.Max(fit.TargetMaximum - 1, -fit.TargetMinimum), Expectation.AtMost, 0, rows));
        }

        bool areShares = fit.TargetForm is TargetForm.OneHot || (fit.TargetForm is TargetForm.Binary && (OutputReach.IsWithinUnitInterval(fit) || form is LossForm.AbsoluteError));
        return !areShares || fit.IsAlwaysOne ? Answer.Clear
            : form is LossForm.AbsoluteError ? Found(
                Severity.Warning,
                $"The targets are {Targets(fit)}, and the loss is an absolute error (n = {rows:N0}; {TensorShape.Spoken(fit)}): its best constant is the majority's answer, and with a sigmoid or softmax it stalls there. Use a cross-entropy, or a squared error.",
                new Evidence("class targets under an absolute error", 1, Expectation.AtMost, 0, rows))
            : form is LossForm.SquaredError && OutputReach.IsWithinUnitInterval(fit) ? Found(
                Severity.Note,
                $"The targets are {Targets(fit)}, and the loss is a squared error (n = {rows:N0}; {TensorShape.Spoken(fit)}): it is least at the right probabilities, but outputs near 0 or 1 get hardly any gradient, also when they are wrong. A cross-entropy learns faster.",
                new Evidence("class targets under a squared error", 1, Expectation.AtMost, 0, rows))
            : Answer.Clear;
    }

    private static string Targets(OutputFit fit) => fit.TargetForm is TargetForm.OneHot ? "one-hot classes" : "0 and 1";

    private static Verdict.Found Found(Severity severity, FormattableString message, Evidence evidence) =>
        new Verdict.Found(new Finding(Info, severity, "loss", Answer.Text(message), [evidence]));
}
