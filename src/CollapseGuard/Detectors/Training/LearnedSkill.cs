using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>When a network in training counts as one that learns: the other measurements are then no explanation of a collapse. Immutable.</summary>
public sealed record LearnedSkill
{
    /// <summary>The limits in force when none are given.</summary>
    public static LearnedSkill Default { get; } = new();

    /// <summary>Skill over the best constant from which a network counts as learning, in [0, 1]; .1 by default. Source: the share of the targets' spread that CG1001 calls varying.</summary>
    public double Shown { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>Skill below which it counts as not learning, in [0, 1]; .02 by default. Source: the skill that CG1001 calls practical.</summary>
    public double Absent { get; init => field = Limit.In(value, 0, 1); } = .02;

    /// <summary>
    /// The greatest skill seen, on training or validation rows; NaN when unknown. Without either, 1 - loss/constant loss over the last eighth of the run.
    /// Within the first epoch the skill on training rows still counts the answers of its beginning, so the fall of the loss since is taken off.
    /// </summary>
    internal static double Of(TrainingSummary training)
    {
        double trained = training.Epochs <= 1 ? Latest(training) : training.TrainingSkill;
        return double.IsNaN(trained) && double.IsNaN(training.ValidationSkill) ? OfLoss(training)
            : double.IsNaN(trained) || training.ValidationSkill > trained ? training.ValidationSkill
            : trained;
    }

    internal bool IsShown(TrainingSummary training) => Of(training) >= Shown;

    internal bool IsAbsent(TrainingSummary training) => Of(training) < Absent;

    /// <summary>How much a mechanism matters: no more than a note where the network learns all the same.</summary>
    internal Severity Weigh(TrainingSummary training) => IsShown(training) ? Severity.Note : Severity.Warning;

    private static double Latest(TrainingSummary training)
    {
        double fallen = CourseTrend.Of(training.Loss, .125).Level / CourseTrend.Of(training.Loss, 1).Level;
        return fallen is > 0 and < 1 ? 1 - ((1 - training.TrainingSkill) * fallen) : training.TrainingSkill;
    }

    private static double OfLoss(TrainingSummary training) =>
        training.ConstantLoss > 0 && double.IsFinite(training.ConstantLoss) ? 1 - (CourseTrend.Of(training.Loss, .125).Level / training.ConstantLoss) : double.NaN;
}
