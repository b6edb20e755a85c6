using CollapseGuard.MLNet.Watching.Trees;

namespace CollapseGuard.MLNet.Watching;

/// <summary>What became of a fitted model. Immutable.</summary>
/// <param name="Training">On a sample of the training rows: what it has learned by heart shows here too.</param>
/// <param name="Validation">On rows that it did not see.</param>
/// <param name="Trees">A tree ensemble by its number of trees; null when there is none or it cannot be staged.</param>
/// <param name="TreesNotEvaluated">Why there is no such course; null when there is one.</param>
public sealed record WatchReport(WatchedOutcome Training, WatchedOutcome Validation, TreeCourse? Trees, string? TreesNotEvaluated)
{
    /// <summary>The verdict: on validation rows where they were judged, else on training rows. Inconclusive when neither could be.</summary>
    public Outcome Outcome => (Validation.Report ?? Training.Report)?.Outcome ?? Outcome.Inconclusive;

    /// <summary>A few lines.</summary>
    public override string ToString() => string.Join(Environment.NewLine,
        [$"Training rows: {Training}", $"Validation rows: {Validation}", $"Trees: {Trees?.Explanation ?? $"not evaluated ({TreesNotEvaluated})"}"]);
}
