using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees outputs that vary and do no better than the best constant. Its Clear is the proof of skill, and the only way to Healthy.</summary>
/// <remarks>
/// Regression: bounds of the skill K = 1 - MSE/Var(actual) in (-∞, 1] and of r. Labels: independence test and informedness. Scores: area under the
/// ROC curve; decisions that are significant by next to nothing do not outweigh it. Found only when the rows rule out a skill that would matter; Clear only when skill is shown at its level; everything between is
/// NotEvaluated with the number of rows that would decide.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class NoSkillDetector(NoSkillOptions? options = null) : IDetector
{
    private readonly NoSkillOptions options = options ?? NoSkillOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1004", "NoSkill", "Outputs that vary and do no better than the best constant.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Regression.Count > 0)
        {
            return RegressionSkill.Judge(snapshot, options);
        }

        if (snapshot.Labels is { } labels)
        {
            return labels.Count == 0 ? Answer.Undecided($"There are no rows.") : ClassSkill.OfLabels(labels, options);
        }

        if (ScoreVitality.Applies(snapshot))
        {
            return ScoreVitality.Of(snapshot, options.Score) is { } scores ? ClassSkill.OfScores(scores, options) : ScoreVitality.TooFew(options.Score);
        }

        return snapshot.Outputs is { } outputs
            ? Answer.Undecided($"{outputs.Count:N0} outputs without labels: skill cannot be told; about 500 labelled rows would decide.")
            : Answer.NotHere("No predictions were given.");
    }
}
