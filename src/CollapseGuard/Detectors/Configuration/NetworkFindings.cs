namespace CollapseGuard.Detectors;

/// <summary>Answers that the detectors of model, initialization, inputs and step share.</summary>
internal static class NetworkFindings
{
    /// <summary>What a finding about the whole model is about.</summary>
    public const string Model = "model";

    /// <summary>What a finding about the numbers that reach the model is about.</summary>
    public const string Inputs = "inputs";

    /// <summary>What a finding about the step of the optimizer is about.</summary>
    public const string Optimizer = "optimizer";

    /// <summary>Loss over the best constant's below which a run has learned: it explains three tenths of the targets.</summary>
    private const double LearnedShare = .7;

    /// <summary>A hazard that a run has already got over is worth a note, not a warning.</summary>
    public static Severity Weighed(Severity severity, Snapshot snapshot) => HasLearned(snapshot) ? Severity.Note : severity;

    /// <summary>True when the run is clearly below the loss of the best constant, or its skill on training rows is known to be.</summary>
    public static bool HasLearned(Snapshot snapshot) =>
        snapshot.Training is { } training
        && (training.TrainingSkill > 1 - LearnedShare
            || (training.ConstantLoss > 0 && snapshot.Configuration?.Step is { AtStep: > 0 } step && step.Loss < LearnedShare * training.ConstantLoss));

    public static Verdict NotAsked(string question) => Answer.NotHere($"No model was examined for this: {question}.");

    public static Verdict TooFewRows(long rows, long needed) => Answer.Undecided($"{rows:N0} rows in the batch that was examined; at least {needed:N0} are needed.");

    public static Verdict Found(DetectorDescriptor detector, Severity severity, string subject, FormattableString message, params IReadOnlyList<Evidence> evidence) =>
        new Verdict.Found(new Finding(detector, severity, subject, Answer.Text(message), evidence));
}
