using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees inputs at validation or inference that were prepared otherwise than in training: outside its range, or on another scale.</summary>
/// <remarks>
/// Statistics: share of numbers outside the training range of their column widened by half on both sides, in [0, 1]; root mean square of all inputs over that of
/// training, in [0, ∞). A single column's shift is told but does not decide: rare values move it by many standard deviations in a small batch.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ValidationUnlikeTrainingDetector(ValidationUnlikeTrainingOptions? options = null) : IDetector
{
    private readonly ValidationUnlikeTrainingOptions options = options ?? ValidationUnlikeTrainingOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2018", "ValidationUnlikeTraining", "Validation inputs outside the training range, or on another scale.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training?.ValidationInputs is not { } inputs)
        {
            return Answer.NotHere("No validation inputs were observed beside those of a training.");
        }

        if (Math.Min(inputs.TrainingRows, inputs.ValidationRows) < options.MinimumRows)
        {
            return Answer.Undecided($"{inputs.TrainingRows:N0} training and {inputs.ValidationRows:N0} validation rows; at least {options.MinimumRows:N0} of each are needed.");
        }

        Evidence[] found =
        [
            .. Over("numbers outside the training range", inputs.OutsideShare, options.MaximumOutsideShare, inputs),
            .. Over("scale of validation/training inputs", inputs.ScaleRatio, options.MaximumScaleRatio, inputs),
            .. Over("scale of training/validation inputs", 1 / inputs.ScaleRatio, options.MaximumScaleRatio, inputs),
        ];
        return found.Length == 0 ? Answer.Clear : Report(snapshot.Training, inputs, found);
    }

    private static Evidence[] Over(string statistic, double value, double limit, InputShiftSummary inputs) =>
        value > limit ? [new Evidence(statistic, value, Expectation.AtMost, limit, inputs.ValidationRows)] : [];

    private Verdict Report(TrainingSummary training, InputShiftSummary inputs, Evidence[] found) => Watched.Report(
        Info, training.ValidationSkill >= options.Skill.Shown ? Severity.Note : Severity.Warning, "validation inputs",
        $"{inputs.OutsideShare:P1} of the validation numbers lie outside the training range of their column, and as a whole they are {inputs.ScaleRatio:G3} times as large (n = {inputs.ValidationRows:N0} rows, {inputs.Columns:N0} columns; column {inputs.ShiftedColumn:N0} is shifted by {inputs.GreatestShift:G3} standard deviations). The network answers to what it never saw. Prepare the inputs by the same fitted steps in both places: scaling, centring, order of columns.",
        found);
}

/// <summary>Limits of <see cref="ValidationUnlikeTrainingDetector"/>. Immutable.</summary>
public sealed record ValidationUnlikeTrainingOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ValidationUnlikeTrainingOptions Default { get; } = new();

    /// <summary>Share of numbers outside, in [0, 1]; .05 by default: of rows drawn alike hardly any leave a range widened by half.</summary>
    public double MaximumOutsideShare { get; init => field = Limit.In(value, 0, 1); } = .05;

    /// <summary>Ratio of scales either way, in [1, 1e9]; 4 by default: forgetting to divide pixels by 255, or to standardize, makes far more. Source: Breck et al. (2019), Data validation for machine learning.</summary>
    public double MaximumScaleRatio { get; init => field = Limit.In(value, 1, 1e9); } = 4;

    /// <summary>Rows needed on either side, at least 2; 10 by default. Source: judgement.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 10;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
