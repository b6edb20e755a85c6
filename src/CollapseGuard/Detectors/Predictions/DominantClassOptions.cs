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

    /// <summary>
    /// Share of one predicted class from which on the decisions about the rows at hand are constant in practice, in [.5, 1]; .995 by default: one row in 200 decided otherwise.
    /// Asked only where scores rank. Source: judgement; tried on 38 plain models of real tables (docs/results/mlnet.md).
    /// </summary>
    public double PracticallyAll { get; init => field = Limit.In(value, .5, 1); } = .995;

    /// <summary>Fewest rows off the modal class that can show, at <see cref="RecallConfidence"/>, that they come short of their share: 7 at .985, since .5^7 is below .015.</summary>
    internal long FewestMissed => (long)Math.Ceiling(Math.Log2(1 / (1 - RecallConfidence)));

    internal bool IsConstant(LabelAgreement decisions) => decisions.Confusion.Total > 0
        && decisions.ModalShare >= MinimumShare
        && decisions.OffModalRecallUpper(RecallConfidence) < MaximumRecall;

    // A claim about these rows, not about all that the model will ever see: too few rows of the rare class cannot rule out a recall of .2, and yet hardly a row is decided for it.
    internal bool IsConstantHere(LabelAgreement decisions) => decisions.Confusion.Total > 0
        && decisions.ModalShare >= PracticallyAll
        && decisions.OffModalRecall < MaximumRecall
        && decisions.ModalExcessPValue < 1 - RecallConfidence;

    internal bool IsNearlyNever(LabelAgreement decisions) =>
        IsConstant(decisions) && decisions.OffModalRecallUpper(RecallConfidence) < NearlyNeverRecall;

    internal bool ShowsSkill(LabelAgreement decisions) => decisions.PValue < SignificanceLevel;
}
