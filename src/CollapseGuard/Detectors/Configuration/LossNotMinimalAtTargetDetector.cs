namespace CollapseGuard.Detectors;

/// <summary>Proves a loss that does not tell right from wrong: predictions moved off the targets cost no more than perfect ones, nor do those of other rows.</summary>
/// <remarks>
/// Statistic: the loss at shifted predictions minus at perfect ones, in units of the loss; a sound loss is positive here. Where predictions of other rows do cost more,
/// the loss matches its targets on a scale of its own (a Poisson likelihood, smoothed labels) and is not judged.
/// </remarks>
public sealed class LossNotMinimalAtTargetDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4010", "LossNotMinimalAtTarget", "A loss that is not least at the targets.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { } loss, Rows: var rows } configuration || !LossPoints.AreKnown(loss) || LossPoints.Ascends(loss))
        {
            return Answer.NotHere("The loss was not asked about perfect and shifted predictions, or ascends.");
        }

        if (LossPoints.CostsMore(loss.AtShifted, loss.AtPerfect))
        {
            return Answer.Clear;
        }

        if (LossPoints.CostsMore(loss.AtPermuted, loss.AtPerfect))
        {
            return Answer.NotHere("The loss reads predictions on a scale of its own: perfect ones were not asked there.");
        }

        if (!TargetForms.Vary(configuration.Outputs) || (loss.PenaltyGradientRatio > 0 && LossPoints.AreFlat(loss)))
        {
            return Answer.Undecided($"The targets of {rows:N0} rows are equal or unknown, or a penalty drowns the loss; other rows, or the loss without its penalty, would decide.");
        }

        return Answer.Found(
            Info, "loss", null,
            $"Perfect predictions cost {Answer.Number(loss.AtPerfect)}, shifted ones {Answer.Number(loss.AtShifted)} and those of other rows {Answer.Number(loss.AtPermuted)} (n = {rows:N0}): the loss does not tell right from wrong, so that training has no reason to approach the targets. Use the task's standard loss: squared error for numbers, cross-entropy for classes.",
            new Evidence("loss(shifted) - loss(perfect)", loss.AtShifted - loss.AtPerfect, Expectation.AtLeast, Math.BitIncrement(LossPoints.Tolerance(loss.AtShifted, loss.AtPerfect)), rows));
    }
}
