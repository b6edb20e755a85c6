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

    /// <summary>The greatest skill seen, on training or validation rows; without either, 1 - loss/constant loss over the last eighth of the run; NaN when unknown.</summary>
    internal static double Of(TrainingSummary training) =>
        double.IsNaN(training.TrainingSkill) && double.IsNaN(training.ValidationSkill) ? OfLoss(training)
        : double.IsNaN(training.TrainingSkill) || training.ValidationSkill > training.TrainingSkill ? training.ValidationSkill
        : training.TrainingSkill;

    internal bool IsShown(TrainingSummary training) => Of(training) >= Shown;

    internal bool IsAbsent(TrainingSummary training) => Of(training) < Absent;

    /// <summary>How much a mechanism matters: no more than a note where the network learns all the same.</summary>
    internal Severity Weigh(TrainingSummary training) => IsShown(training) ? Severity.Note : Severity.Warning;

    private static double OfLoss(TrainingSummary training) =>
        training.ConstantLoss > 0 && double.IsFinite(training.ConstantLoss) ? 1 - (CourseTrend.Of(training.Loss, .125).Level / training.ConstantLoss) : double.NaN;
}
