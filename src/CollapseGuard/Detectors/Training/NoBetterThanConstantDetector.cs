using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a training after which the training rows are answered no better than by the best constant.</summary>
/// <remarks>
/// Statistic: skill over the best constant on training rows, in (-∞, 1]; without it 1 - loss/constant loss over the last eighth of the run. Rows that the network was
/// trained on are the easiest: who has no skill there has none. Skill on validation rows excuses a loss that holds a penalty or dropout.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class NoBetterThanConstantDetector(NoBetterThanConstantOptions? options = null) : IDetector
{
    private readonly NoBetterThanConstantOptions options = options ?? NoBetterThanConstantOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2014", "NoBetterThanConstant", "Training rows answered no better than by a constant.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training is not { } training)
        {
            return Watched.NoLoop;
        }

        double skill = LearnedSkill.Of(training);
        CourseTrend last = CourseTrend.Of(training.Loss, .125);
        double error = double.IsNaN(training.TrainingSkill) && double.IsNaN(training.ValidationSkill) ? last.LevelError / training.ConstantLoss : 0;
        return double.IsNaN(skill) ? Answer.Undecided($"Neither skill nor the best constant's loss is known after {training.Steps:N0} steps; give outputs and targets to the monitor.")
            : training.Steps < options.MinimumSteps ? Answer.Undecided($"{training.Steps:N0} steps; no network is better than a constant before some {options.MinimumSteps:N0}.")
            : skill >= options.Skill.Absent ? Answer.Clear
            : skill + (2 * error) > options.Skill.Shown ? Answer.Undecided($"The loss of {last.Count:N0} steps is too noisy: skill {skill:F2} ± {2 * error:F2}. The skill over a whole epoch would decide.")
            : Report(training, skill, last);
    }

    private Verdict Report(TrainingSummary training, double skill, CourseTrend last)
    {
        string losses = training.ConstantLoss > 0 && double.IsFinite(last.Level) ? Answer.Text($" (loss {Answer.Number(last.Level)}, of the best constant {Answer.Number(training.ConstantLoss)})") : "";
        return Watched.Report(
            Info, training.Steps < training.Alarm?.Patience ? Severity.Note : Severity.Warning, "training",
            $"After n = {training.Steps:N0} steps even the training rows are answered no better than by the best constant: skill {skill:F3}{losses}. The fault is in the training or in the rows, not in new data. Train on 20 rows until they are learned by heart: if that fails, look at loss, learning rate and scales; if it succeeds, at the inputs.",
            new Evidence("skill over the best constant on training rows", skill, Expectation.AtLeast, options.Skill.Absent, training.Steps));
    }
}

/// <summary>Limits of <see cref="NoBetterThanConstantDetector"/>. Immutable.</summary>
public sealed record NoBetterThanConstantOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static NoBetterThanConstantOptions Default { get; } = new();

    /// <summary>Steps needed, at least 1; 100 by default. Source: judgement.</summary>
    public long MinimumSteps { get; init => field = Limit.Rows(value, 1); } = 100;

    /// <summary>When the network counts as not learning. Source: the skill that CG1001 calls practical.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
