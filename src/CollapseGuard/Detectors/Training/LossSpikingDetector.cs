using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees single losses far above all others, after the beginning, and above what a constant would lose.</summary>
/// <remarks>
/// Statistic: height of the greatest loss after the first quarter over the usual greatest loss of a window, both above the middle level, in [1, ∞]. Near the
/// floor one hard row is a spike by its share: it must exceed the loss of the best constant as well, or where that is unknown the loss of the beginning.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LossSpikingDetector(LossSpikingOptions? options = null) : IDetector
{
    private readonly LossSpikingOptions options = options ?? LossSpikingOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2012", "LossSpiking", "Single losses far above all others.", Severity.Warning);

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

        CoursePeak peak = CoursePeak.Of(training.Loss, .25);
        double reference = training.ConstantLoss > 0 && double.IsFinite(training.ConstantLoss) ? training.ConstantLoss : CourseDescent.Of(training.Loss).Start;
        return !Watched.HasCourse(training, options.MinimumLosses) ? Watched.TooShort(training, options.MinimumLosses)
            : double.IsNaN(LearnedSkill.Of(training)) ? Answer.Undecided($"Skill is not known, so a harmless spike near the floor cannot be told from a throwback; give outputs and targets to the monitor.")
            : peak.Ratio > options.MaximumRatio && peak.Height > options.MinimumHeight * reference ? Report(training, peak)
            : Answer.Clear;
    }

    private Verdict Report(TrainingSummary training, CoursePeak peak) => Watched.Report(
        Info, options.Skill.Weigh(training), "loss",
        $"Near step {peak.Step:N0} the loss jumped to {Answer.Number(peak.Height)}, where the usual greatest loss is {Answer.Number(peak.Usual)} (n = {peak.Count:N0} losses). {(options.Skill.IsShown(training) ? "The training came back from it." : "One such step can throw the weights away.")} Look at the rows of that batch, clip the gradient's norm, and lower the learning rate if it happens again.",
        new Evidence("greatest/usual greatest loss above its level", peak.Ratio, Expectation.AtMost, options.MaximumRatio, peak.Count));
}

/// <summary>Limits of <see cref="LossSpikingDetector"/>. Immutable.</summary>
public sealed record LossSpikingOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LossSpikingOptions Default { get; } = new();

    /// <summary>Height over the usual greatest that is no spike, in [1, 1e9]; 10 by default: the greatest of all losses of a t with 5 degrees of freedom stays below 5. Source: Chowdhery et al. (2022), PaLM, section 5.1, on spikes that follow certain batches.</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 1, 1e9); } = 10;

    /// <summary>Height over the best constant's loss, or the first, from which a spike matters, in [0, 1e9]; 2 by default. Source: judgement.</summary>
    public double MinimumHeight { get; init => field = Limit.In(value, 0, 1e9); } = 2;

    /// <summary>Losses needed, at least 8; 50 by default. Source: judgement.</summary>
    public long MinimumLosses { get; init => field = Limit.Rows(value, 8); } = 50;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
