using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a model that answers otherwise once it was saved and loaded, or that cannot be.</summary>
/// <remarks>Statistic: share of rows whose answers differ beyond float rounding, in [0, 1]; greatest difference over the greatest answer. A model that cannot be saved is a note: it may never be meant to.</remarks>
public sealed class StorageMismatchDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4043", "StorageMismatch", "Answers otherwise after it was saved and loaded.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Structure is not { Storage: { } trip })
        {
            return Answer.NotHere("No model was saved and loaded.");
        }

        if (trip.Failure is { } failure)
        {
            return new Verdict.Found(new Finding(
                Info, Severity.Note, NetworkFindings.Model,
                Answer.Text($"The model could not be saved and loaded: {failure} It works in this process only (n = 0 rows compared)."),
                [new Evidence("rows compared after loading", 0, Expectation.AtLeast, 1, 0)]));
        }

        if (trip.Rows == 0)
        {
            return Answer.Undecided($"No row was asked of the model and of its saved copy.");
        }

        return trip.DifferentRows == 0 ? Answer.Clear : Answer.Found(
            Info, NetworkFindings.Model, null,
            $"After saving and loading, {trip.DifferentRows:N0} of {trip.Rows:N0} rows (n = {trip.Rows:N0}) get another answer, by up to {trip.GreatestDifference:P1} of the greatest one. What is deployed is not what was evaluated: look for a step that keeps state outside the saved model, or draws at random.",
            new Evidence("share of rows answered otherwise after loading", (double)trip.DifferentRows / trip.Rows, Expectation.AtMost, 0, trip.Rows),
            new Evidence("greatest difference/greatest answer", trip.GreatestDifference, Expectation.AtMost, 0, trip.Rows));
    }
}
