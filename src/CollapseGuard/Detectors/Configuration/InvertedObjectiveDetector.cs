namespace CollapseGuard.Detectors;

/// <summary>Proves a loss that rewards being wrong: a lost minus sign, or a score that should have been maximized.</summary>
/// <remarks>Statistic: the loss at perfect predictions minus the lesser of mirrored ones and those of other rows, in units of the loss; a sound loss is negative here. A behavioural proof without a limit.</remarks>
public sealed class InvertedObjectiveDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4008", "InvertedObjective", "A loss that falls when predictions get worse.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { } loss, Rows: var rows } || !LossPoints.AreKnown(loss) || !double.IsFinite(loss.AtInverted))
        {
            return Answer.NotHere("The loss was not asked about perfect and inverted predictions.");
        }

        return !LossPoints.Ascends(loss) ? Answer.Clear : Answer.Found(
            Info, "loss", null,
            $"Perfect predictions cost {Answer.Number(loss.AtPerfect)}, mirrored ones {Answer.Number(loss.AtInverted)} and those of other rows {Answer.Number(loss.AtPermuted)} (n = {rows:N0}): minimizing this loss drives the outputs away from the targets. Turn its sign round, or minimize 1 - score.",
            new Evidence("loss(perfect) - loss(mirrored)", loss.AtPerfect - loss.AtInverted, Expectation.AtMost, 0, rows));
    }
}
