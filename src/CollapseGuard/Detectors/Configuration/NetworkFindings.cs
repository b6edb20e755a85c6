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

    public static Verdict NotAsked(string question) => Answer.NotHere($"No model was examined for this: {question}.");

    public static Verdict TooFewRows(long rows, long needed) => Answer.Undecided($"{rows:N0} rows in the batch that was examined; at least {needed:N0} are needed.");

    public static Verdict Found(DetectorDescriptor detector, Severity severity, string subject, FormattableString message, params IReadOnlyList<Evidence> evidence) =>
        new Verdict.Found(new Finding(detector, severity, subject, Answer.Text(message), evidence));
}
