using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>What detectors of training say when there is nothing, or too little, to judge.</summary>
internal static class Watched
{
    public static Verdict NoLoop => Answer.NotHere("No training loop was watched.");

    public static Verdict NoLayers(TrainingSummary training) =>
        Answer.NotHere(training.LayersUnseen is { Length: > 0 } why ? $"No layer was looked at: {why.TrimEnd('.')}." : "No layer was looked at.");

    /// <summary>Layers may be known by their parameters alone: then why they were not looked into is said first.</summary>
    public static Verdict NothingSeen(TrainingSummary training, string otherwise) =>
        training.Layers.Count == 0 || training.LayersUnseen is { Length: > 0 } ? NoLayers(training) : Answer.NotHere(otherwise);

    public static Verdict TooShort(TrainingSummary training, long needed) => Answer.Undecided(
        $"{training.Loss.Count:N0} losses in {training.Loss.Windows.Count:N0} windows were observed; at least {needed:N0} losses in 8 windows are needed to see a course.");

    /// <summary>True when the loss was seen long enough to have a course.</summary>
    public static bool HasCourse(TrainingSummary training, long needed) =>
        training.Loss.Count >= needed && training.Loss.Windows.Count(w => w.Count > 0 && double.IsFinite(w.Mean)) >= 8;

    public static Verdict Report(DetectorDescriptor detector, Severity severity, string subject, FormattableString message, params IReadOnlyList<Evidence> evidence) =>
        new Verdict.Found(new Finding(detector, severity, subject, Answer.Text(message), evidence));

    /// <summary>"the only one's name", or how many layers.</summary>
    public static string Layers(IReadOnlyList<Suspect> suspects) => suspects.Count == 1 ? suspects[0].Name : Answer.Text($"{suspects.Count:N0} layers");
}
