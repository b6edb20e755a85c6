using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a model that answers a row alone otherwise than in a batch, or that reads the label, which nobody has when serving.</summary>
/// <remarks>
/// Statistics: share of rows whose answer alone differs from that in the batch beyond float rounding, and share whose answer changes without the label, both in [0, 1].
/// Each row of a sound model is answered by itself; a difference comes from a step that looks at other rows, keeps state, or draws at random.
/// </remarks>
public sealed class ServingMismatchDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4044", "ServingMismatch", "Answers a row alone otherwise than in a batch, or only with its label.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Structure is not { Serving: { } trip })
        {
            return Answer.NotHere("No model was asked row by row.");
        }

        if (trip.Failure is { } failure)
        {
            return Answer.Undecided($"Rows could not be asked one by one: {failure}");
        }

        if (trip.Rows == 0)
        {
            return Answer.Undecided($"No row was asked by itself.");
        }

        double alone = (double)trip.DifferentRows / trip.Rows, unlabelled = (double)trip.LabelReaders / trip.Rows;
        return trip switch
        {
            { IsConstantAlone: true } => Answer.Found(
                Info, NetworkFindings.Model, Outcome.OutputCollapse,
                $"Asked one by one, all {trip.Rows:N0} rows get the same answer; in a batch they do not (n = {trip.Rows:N0}). What an application sees is a constant: look for a step that needs other rows beside the one asked.",
                new Evidence("share of rows answered otherwise alone", alone, Expectation.AtMost, 0, trip.Rows)),
            { DifferentRows: > 0 } => Answer.Found(
                Info, NetworkFindings.Model, null,
                $"Asked one by one, {trip.DifferentRows:N0} of {trip.Rows:N0} rows get another answer than in a batch (n = {trip.Rows:N0}), by up to {trip.GreatestDifference:P1} of the greatest one. What was evaluated is not what an application sees: look for a step that looks at other rows, keeps state or draws at random.",
                new Evidence("share of rows answered otherwise alone", alone, Expectation.AtMost, 0, trip.Rows)),
            { LabelReaders: > 0 } => Answer.Found(
                Info, NetworkFindings.Model, null,
                $"{trip.LabelReaders:N0} of {trip.Rows:N0} rows get another answer when their label is taken away (n = {trip.Rows:N0}): the model reads the label while scoring, and an application has none. Leave the label, and whatever is made of it, out of the features.",
                new Evidence("share of rows whose answer needs the label", unlabelled, Expectation.AtMost, 0, trip.Rows)),
            _ => Answer.Clear,
        };
    }
}
