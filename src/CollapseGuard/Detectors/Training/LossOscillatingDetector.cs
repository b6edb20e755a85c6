using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a loss that swings far more than the noise of its batches, around a level that is not good.</summary>
/// <remarks>
/// Statistic: standard deviation of the losses around a straight line over the last half, over their level, in [0, ∞). The limit knows the batch: the mean of b rows
/// swings by the spread of one row over √b. Losses that are small because the network learned swing by their share too, and stay silent.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LossOscillatingDetector(LossOscillatingOptions? options = null) : IDetector
{
    private readonly LossOscillatingOptions options = options ?? LossOscillatingOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2011", "LossOscillating", "A loss that swings more than its batches explain.", Severity.Warning);

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
            : !(training.BatchSize >= 1) ? Answer.Undecided($"The rows of a batch are not known, so its noise is not either; give outputs and targets to the monitor.")
            : double.IsNaN(LearnedSkill.Of(training)) ? Answer.Undecided($"The loss of the best constant is not known, so a swing near the floor cannot be told from one that prevents learning.")
            : options.Skill.IsShown(training) || trend.Level <= 0 ? Answer.Clear
            : Judge(trend, Math.Max(options.MaximumSwing, options.RowSpread / Math.Sqrt(training.BatchSize)), training.BatchSize);
    }

    private static Verdict Judge(CourseTrend trend, double limit, double rows) => !(trend.Swing / trend.Level > limit) ? Answer.Clear : Watched.Report(
        Info, Info.DefaultSeverity, "loss",
        $"Around its course the loss swings by {trend.Swing / trend.Level:P0} of its level {Answer.Number(trend.Level)}, where batches of {rows:N0} rows explain at most {limit:P0} (n = {trend.Count:N0} losses). Steps overshoot and come back. Lower the learning rate; if batches are not mixed, shuffle the rows first.",
        new Evidence("swing/level of the loss", trend.Swing / trend.Level, Expectation.AtMost, limit, trend.Count));
}

/// <summary>Limits of <see cref="LossOscillatingDetector"/>. Immutable.</summary>
public sealed record LossOscillatingOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LossOscillatingOptions Default { get; } = new();

    /// <summary>Swing that needs no explanation, as a share of the level, in [0, 100]; .3 by default. Source: judgement.</summary>
    public double MaximumSwing { get; init => field = Limit.In(value, 0, 100); } = .3;

    /// <summary>Spread of one row's loss over its mean that is still tame, in [0, 1000]; 10 by default: the squared error of a Gaussian has 1.4, the cross-entropy of a constant with 1 % positives 8.</summary>
    public double RowSpread { get; init => field = Limit.In(value, 0, 1_000); } = 10;

    /// <summary>Losses needed, at least 8; 30 by default. Source: judgement.</summary>
    public long MinimumLosses { get; init => field = Limit.Rows(value, 8); } = 30;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
