using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees where NaN or infinity first arose in training.</summary>
/// <remarks>
/// Statistic: non-finite losses, in [0, n], or 1 where the number was met elsewhere; healthy is none. Gradients that overflow in half precision while the losses
/// stay finite are what a loss scaler expects and skips: a note, as is a single bad batch that the training survived.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class NonFiniteTrainingDetector(NonFiniteTrainingOptions? options = null) : IDetector
{
    private readonly NonFiniteTrainingOptions options = options ?? NonFiniteTrainingOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2006", "NonFiniteTraining", "NaN or infinity during training, and where it first arose.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Training is not { } training ? Watched.NoLoop
            : training.NonFinite is null && training.Loss.NonFiniteCount == 0
                ? training.Loss.Count > 0 ? Answer.Clear : Answer.Undecided($"No step was observed yet; the first {(training.Steps == 0 ? "step" : "sampled step")} would decide.")
            : Report(training);
    }

    private Verdict.Found Report(TrainingSummary training)
    {
        bool isOver = IsOver(training);
        NonFiniteSummary first = training.NonFinite ?? new NonFiniteSummary(0, "loss", "loss");
        string when = training.NonFinite is null ? "in the loss" : Answer.Text($"in {Place(first)}{(first.Step > 0 ? Answer.Text($" at step {first.Step:N0}") : " before training")}");
        string count = Answer.Text($"(n = {training.Loss.Count + training.Loss.NonFiniteCount:N0} losses, {training.Loss.NonFiniteCount:N0} not finite)");
        return new Verdict.Found(new Finding(
            Info, isOver ? Severity.Note : Severity.Error, first.Where,
            isOver
                ? $"A number was not finite {when}, and training went on with finite losses {count}. A loss scaler in half precision skips such steps on purpose; otherwise look at that batch."
                : $"The first number that is not finite arose {when} {count}. Every weight it touched is lost. {Advice(first.Kind)} Go back to a checkpoint before it.",
            [training.Loss.NonFiniteCount > 0
                ? new Evidence("non-finite losses", training.Loss.NonFiniteCount, Expectation.AtMost, 0, training.Loss.Count + training.Loss.NonFiniteCount)
                : new Evidence($"non-finite numbers in '{first.Where}'", 1, Expectation.AtMost, 0, training.SampledSteps)],
            isOver ? null : Outcome.NonFinite));
    }

    private static string Place(NonFiniteSummary first) => first.Where == first.Kind || first.Kind.Length == 0 ? $"the {first.Where}" : $"the {first.Kind} '{first.Where}'";

    private static string Advice(string kind) => kind switch
    {
        "inputs" or "targets" => "Remove or repair the rows that hold it before training.",
        "loss" => "Look for the log or the division of an unguarded 0 in the loss.",
        "gradient" or "parameter" => "Lower the learning rate and clip the gradient's norm.",
        _ => "Look at the numbers that enter this place; lower the learning rate if they had grown.",
    };

    // Weights that hold NaN spoil every later loss: where most later losses are finite, none of them does.
    private bool IsOver(TrainingSummary training)
    {
        if (training.NonFinite is not { Kind: not "parameter" } first || training.Steps - first.Step < options.StepsAfter)
        {
            return false;
        }

        double later = (training.Loss.Count + training.Loss.NonFiniteCount) * (double)(training.Steps - first.Step) / training.Steps;
        return later >= 1 && training.Loss.NonFiniteCount < options.LastingShare * later;
    }
}
