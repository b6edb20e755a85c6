using CollapseGuard.Detectors;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <content>What a training loop has shown: when a fault began, and where.</content>
internal static partial class Circumstances
{
    /// <summary>Change of the outputs' spread from the first hidden layer to the last that initialization for the activation does not make.</summary>
    private const double FarInDepth = 100;

    /// <summary>Spread of the first layer's outputs before the first step that inputs and weights of unit scale do not make.</summary>
    private const double WideAtFirst = 10;

    public static Circumstance WorkedBefore { get; } = new("the outputs had been shown to work", s => s.Training?.Alarm is { ArmedAtStep: not null });

    public static Circumstance NeverWorked { get; } = new("the outputs were never shown to work", s => s.Training?.Alarm is { ArmedAtStep: null });

    public static Circumstance DeadFromTheStart { get; } = new("the units were dead at the first step", s => HasLayer(s, l => IsDead(l.DeadShare.Latest) && IsDead(l.DeadShare.First)));

    public static Circumstance DiedInTraining { get; } = new("the units died in training", s => HasLayer(s, l => IsDead(l.DeadShare.Latest) && !IsDead(l.DeadShare.First)));

    public static Circumstance DeadOutput { get; } = new("the output layer is dead", s => HasLayer(s, l => l.IsOutput && IsDead(l.DeadShare.Latest)));

    public static Circumstance SaturatedFromTheStart { get; } = new("the units were saturated at the first step", s => HasLayer(s, l => !l.IsOutput && IsSaturated(l.SaturatedShare.Latest) && IsSaturated(l.SaturatedShare.First)));

    public static Circumstance SaturatedInTraining { get; } = new("the units saturated in training", s => HasLayer(s, l => !l.IsOutput && IsSaturated(l.SaturatedShare.Latest) && !IsSaturated(l.SaturatedShare.First)));

    public static Circumstance SaturatedOutput { get; } = new("the output layer is saturated", s => HasLayer(s, l => l.IsOutput && IsSaturated(l.SaturatedShare.Latest)));

    public static Circumstance FlatFromTheStart { get; } = new("the units said the same at the first step", s => HasLayer(s, l => !l.IsOutput && IsFlat(l.EffectiveRank.Latest) && IsFlat(l.EffectiveRank.First)));

    public static Circumstance SpreadGrowsInDepth { get; } = new("the outputs' spread grew a hundredfold from layer to layer before training", s => SpreadInDepth(s) > FarInDepth);

    public static Circumstance FirstLayerWide { get; } = new("the first layer's outputs spread by more than 10 before training", s => Hidden(s) is [var first, ..] && first.Deviation.First > WideAtFirst);

    public static Circumstance BatchesUnmixed { get; } = new("batches hold like targets", s => s.Training?.Batches is { } b && b.WithinShare / b.ExpectedShare < UnmixedBatchesOptions.Default.MinimumMix);

    public static Circumstance UsualStepsLarge { get; } = new("the usual step is large", s => HasLayer(s, l => l.UpdateRatio.Median > LargeUpdatesOptions.Default.MaximumRatio));

    public static Circumstance OnlyFirstStepsLarge { get; } = new("only the first steps are large", s => !HasLayer(s, l => l.UpdateRatio.Median > LargeUpdatesOptions.Default.MaximumRatio));

    public static Circumstance OnlyFirstStepsLargeInputs { get; } = new(
        "only the first steps are large, and the inputs were not shown to be near unit scale",
        s => OnlyFirstStepsLarge!.Holds(s) && InputsNotNearUnit!.Holds(s));

    public static Circumstance LossNearConstant { get; } = new("the loss lies near the best constant's", s => LossOverConstant(s) is < 1.5);

    public static Circumstance LossAboveConstant { get; } = new("the loss lies far above the best constant's", s => LossOverConstant(s) is >= 1.5);

    public static Circumstance NonFiniteRows { get; } = new("it first arose in the rows", s => s.Training?.NonFinite is { Kind: "inputs" or "targets" });

    public static Circumstance NonFiniteLoss { get; } = new("it first arose in the loss", s => s.Training?.NonFinite is { Kind: "loss" });

    public static Circumstance NonFiniteNumbers { get; } = new("it first arose in activations, gradients or parameters", s => s.Training?.NonFinite is { Kind: not ("inputs" or "targets" or "loss") });

    public static Circumstance PenaltyPullsHarder { get; } = new("the penalty pulls more than twice as hard as the data", s => s.Training?.PenaltyGradientRatio > PenaltyDominatesOptions.Default.MaximumRatio);

    public static Circumstance ValidationUnlearned { get; } = new(
        "validation rows are answered no better than by a constant",
        s => s.Training is { ValidationSkill: < .02 } training && training.ValidationSkill < .5 * training.TrainingSkill);

    public static Circumstance NormalizedUnlearned { get; } = new(
        "validation rows are answered no better than by a constant, by a network with batch normalization",
        s => s.Configuration?.Model is { HasBatchNorm: true } && ValidationUnlearned!.Holds(s));

    public static Circumstance NoGradientArrives { get; } = new(
        "the optimizer holds parameters and none gets a gradient",
        s => s.Training?.Parameters is { HeldCount: > 0, WithGradientCount: 0 });

    public static Circumstance CouldBeTrained { get; } = new(
        "gradients arrive, or the optimizer holds no parameter that asks for them",
        s => s.Training?.Parameters is not { HeldCount: > 0, WithGradientCount: 0 });

    public static Circumstance NotSeenToMove { get; } = new("no parameter was seen to move", s => s.Training?.Parameters is not { MovedSteps: > 0 });

    public static Circumstance StepsMoveWeights { get; } = new(
        "the steps are large enough to move the weights",
        s => new SmallUpdatesDetector().Evaluate(s) is Verdict.Clear);

    public static Circumstance StillMoving { get; } = new("the network had learned little yet", s => s.Training is { } training && !LearnedSkill.Default.IsShown(training));

    private static bool HasLayer(Snapshot snapshot, Func<LayerSummary, bool> holds) => snapshot.Training?.Layers.Any(holds) == true;

    private static bool IsDead(double share) => share > DeadUnitsOptions.Default.MaximumShare;

    private static bool IsSaturated(double share) => share > SaturatedUnitsOptions.Default.MaximumShare;

    private static bool IsFlat(double rank) => rank < LowRankRepresentationOptions.Default.MinimumRank;

    private static double LossOverConstant(Snapshot snapshot) => snapshot.Training is { ConstantLoss: > 0 } training ? CourseTrend.Of(training.Loss, .125).Level / training.ConstantLoss : double.NaN;

    private static LayerSummary[] Hidden(Snapshot snapshot) => [.. (snapshot.Training?.Layers ?? []).Where(l => !l.IsOutput && double.IsFinite(l.Deviation.First))];

    private static double SpreadInDepth(Snapshot snapshot) => Hidden(snapshot) is [var first, .., var last] ? last.Deviation.First / first.Deviation.First : double.NaN;
}
