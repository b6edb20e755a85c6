using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a loss that no longer falls though it is no better than the best constant's; a plateau, and no alarm.</summary>
/// <remarks>
/// Statistic: fall over the last half of the run, by a straight line, over the level there, in (-∞, ∞). A run that has learned something is at its floor
/// and stays silent, however flat it is; where the best constant's loss is not known, floor and plateau cannot be told apart.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LossStalledDetector(LossStalledOptions? options = null) : IDetector
{
    private readonly LossStalledOptions options = options ?? LossStalledOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2010", "LossStalled", "A loss that does not fall and is no better than a constant's.", Severity.Note);

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

        CourseTrend trend = CourseTrend.Of(training.Loss, .5);
        return !Watched.HasCourse(training, options.MinimumLosses) ? Watched.TooShort(training, options.MinimumLosses)
            : double.IsNaN(LearnedSkill.Of(training)) ? Answer.Undecided($"The loss of the best constant is not known, so a plateau cannot be told from the floor; give outputs and targets to the monitor.")
            : !options.Skill.IsAbsent(training) || IsMoving(trend) ? Answer.Clear
            : Report(training, trend);
    }

    /// <summary>Falls, beyond chance and by more than a trifle; or rises so, which CG2013 judges.</summary>
    private bool IsMoving(CourseTrend trend) =>
        Math.Min(trend.FallPValue(), trend.RisePValue()) < options.SignificanceLevel && Math.Abs(trend.Change) > options.MinimumFall * Math.Abs(trend.Level);

    private Verdict Report(TrainingSummary training, CourseTrend trend)
    {
        string constant = training.ConstantLoss > 0 ? Answer.Text($", where the best constant has {Answer.Number(training.ConstantLoss)}") : "";
        return Answer.Found(
            Info, "loss", null,
            $"The loss has stayed at {Answer.Number(trend.Level)} over the last half of the run{constant} (n = {trend.Count:N0} losses): a plateau on which nothing was learned. A plateau may still end; if it does not within as many steps again, change the learning rate, the scale of inputs and targets, or the initialization, one at a time.",
            new Evidence("loss/loss of the best constant", 1 - LearnedSkill.Of(training), Expectation.AtMost, 1 - options.Skill.Absent, trend.Count));
    }
}
