using CollapseGuard.Statistics;

namespace CollapseGuard.Detectors;

/// <summary>When decisions count as constant, and when they show skill. Immutable.</summary>
/// <remarks>Source of the limits: simulation, docs/results/false-alarms.md.</remarks>
public sealed record DominantClassOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static DominantClassOptions Default { get; } = new();

    /// <summary>Share of one predicted class from which on decisions may be constant, in [.5, 1]; .97 by default. The share alone never decides: at a prevalence of 1 % a healthy model reaches .998.</summary>
    public double MinimumShare { get; init => field = Limit.In(value, .5, 1); } = .97;

    /// <summary>Recall off that class which must be ruled out, in [0, 1]; .2 by default.</summary>
    public double MaximumRecall { get; init => field = Limit.In(value, 0, 1); } = .2;

    /// <summary>Recall off that class below which even significant decisions are a partial collapse, in [0, 1]; .05 by default.</summary>
    public double NearlyNeverRecall { get; init => field = Limit.In(value, 0, 1); } = .05;

    /// <summary>One-sided confidence of these bounds, in [.5, 1 - 1e-9]; .985 by default.</summary>
    public double RecallConfidence { get; init => field = Limit.In(value, .5, 1 - 1e-9); } = .985;

    /// <summary>Level at which decisions show skill, in [1e-9, .5]; .005 by default.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .005;

    internal bool IsConstant(LabelAgreement decisions) => decisions.Confusion.Total > 0
        && decisions.ModalShare >= MinimumShare
        && decisions.OffModalRecallUpper(RecallConfidence) < MaximumRecall;

    internal bool IsNearlyNever(LabelAgreement decisions) =>
        IsConstant(decisions) && decisions.OffModalRecallUpper(RecallConfidence) < NearlyNeverRecall;

    internal bool ShowsSkill(LabelAgreement decisions) => decisions.PValue < SignificanceLevel;
}
