using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a network that knows its training rows and little else: skill that does not carry over to validation rows.</summary>
/// <remarks>
/// Statistic: validation skill over training skill, in (-∞, 1] and a little more by chance; skills are over the best constant, from the latest epoch, or 1 - loss/constant
/// loss of the last epoch. Some gap is healthy: only a network that is skilled on its rows and keeps less than half of that speaks.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class GeneralizationGapDetector(GeneralizationGapOptions? options = null) : IDetector
{
    private readonly GeneralizationGapOptions options = options ?? GeneralizationGapOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2016", "GeneralizationGap", "Skill on training rows that validation rows do not share.", Severity.Warning);

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

        (double trained, double held) = (training.TrainingSkill, training.ValidationSkill);
        if (double.IsNaN(trained) || double.IsNaN(held))
        {
            (trained, held) = OfLosses(training);
        }

        return double.IsNaN(trained) || double.IsNaN(held) ? Answer.NotHere("No validation rows were observed, or the best constant's loss is not known.")
            : trained < options.MinimumTrainingSkill ? Answer.Undecided($"The training rows are not learned yet (skill {trained:F2} after {training.Steps:N0} steps); from {options.MinimumTrainingSkill:F2} on a gap can be judged.")
            : held >= options.MinimumShare * trained ? Answer.Clear
            : Report(training, trained, held);
    }

    private static (double Trained, double Held) OfLosses(TrainingSummary training)
    {
        EpochSummary last = training.EpochLosses.LastOrDefault(e => double.IsFinite(e.TrainingLoss) && double.IsFinite(e.ValidationLoss), new EpochSummary(0, 0, double.NaN, double.NaN));
        return training.ConstantLoss > 0 && double.IsFinite(training.ConstantLoss) ? (1 - (last.TrainingLoss / training.ConstantLoss), 1 - (last.ValidationLoss / training.ConstantLoss)) : (double.NaN, double.NaN);
    }

    private Verdict Report(TrainingSummary training, double trained, double held)
    {
        EpochSummary[] validated = [.. training.EpochLosses.Where(e => double.IsFinite(e.ValidationLoss))];
        string best = validated.Length < 3 ? "" : Answer.Text($" The validation loss was least after epoch {validated.MinBy(e => e.ValidationLoss).Epoch:N0} of {training.Epochs:N0}.");
        return Watched.Report(
            Info, Info.DefaultSeverity, "training",
            $"Skill over the best constant is {trained:F2} on training rows and {held:F2} on validation rows (n = {training.Steps:N0} steps).{best} What was learned are these rows, not what decides them. Check that validation rows are prepared as training rows are; then stop at the best epoch, penalize, or get more rows.",
            new Evidence("validation skill/training skill", held / trained, Expectation.AtLeast, options.MinimumShare, training.Steps));
    }
}

/// <summary>Limits of <see cref="GeneralizationGapDetector"/>. Immutable.</summary>
public sealed record GeneralizationGapOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static GeneralizationGapOptions Default { get; } = new();

    /// <summary>Share of the training skill that validation rows should keep, in [0, 1]; .5 by default. Source: the gap between apparent and true skill, Harrell (2015), Regression Modeling Strategies, section 5.3; peers take a gap of a tenth, which most healthy networks have.</summary>
    public double MinimumShare { get; init => field = Limit.In(value, 0, 1); } = .5;

    /// <summary>Training skill from which a gap is judged, in [.01, 1]; .2 by default. Source: judgement.</summary>
    public double MinimumTrainingSkill { get; init => field = Limit.In(value, .01, 1); } = .2;
}
