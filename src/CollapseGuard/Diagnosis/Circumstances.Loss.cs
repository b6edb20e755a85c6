using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <content>How loss, outputs and targets of the examined batch meet.</content>
internal static partial class Circumstances
{
    public static Circumstance ShapesBroadcast { get; } = new("outputs and targets differ by dimensions of 1", s => s.Configuration?.Outputs is { } fit && TensorShape.DifferByOnes(fit));

    public static Circumstance ShapesAgree { get; } = new("outputs and targets do not differ by dimensions of 1", s => s.Configuration?.Outputs is not { } fit || !TensorShape.DifferByOnes(fit));

    public static Circumstance BroadcastWithin { get; } = new("the shapes agree, and a constant costs less than perfect predictions", IsBroadcastWithin);

    public static Circumstance ReducedFirst { get; } = new("the shapes agree, and a constant costs no less than perfect predictions", s => ShapesAgree.Holds(s) && !IsBroadcastWithin(s));

    public static Circumstance RectifiedClassLogits { get; } = new("a relu before a categorical cross-entropy of logits", IsRectifiedClassLogits);

    public static Circumstance NoRectifiedClassLogits { get; } = new("no relu before a categorical cross-entropy of logits", s => !IsRectifiedClassLogits(s));

    public static Circumstance LossDividesRows { get; } = new("the loss divides each row by its sum", DividesRows);

    public static Circumstance LossKeepsRows { get; } = new(
        "the loss does not divide a row by its sum, and rows were not seen to depend on each other",
        s => !DividesRows(s) && s.Configuration?.Model is not { RowCoupling: > .01 });

    public static Circumstance RowsDependOnEachOther { get; } = new("a row's answer changes with the other rows in inference mode", AreRowsCoupled);

    public static Circumstance TooFewUnits { get; } = new("there are fewer units than classes", s => !HasSpareUnits(s) && !HalfOfLoss!.Holds(s));

    public static Circumstance SpareUnits { get; } = new("there are more units than classes", HasSpareUnits);

    public static Circumstance OneUnitOfClasses { get; } = new("one unit under a categorical cross-entropy", IsCategoricalOfOne);

    public static Circumstance NumbersAsked { get; } = new(
        "the targets are numbers, no categorical cross-entropy of one unit, and some predictions cost more than others",
        s => FitOf(s) is { TargetForm: TargetForm.Numbers } && !IsCategoricalOfOne(s) && !IsLossDead(s));

    public static Circumstance ClippedLog { get; } = new("class targets under a log of probabilities, which is clipped", IsClippedLog);

    public static Circumstance UnknownClassLoss { get; } = new(
        "class targets, no clipped log and no categorical cross-entropy of one unit",
        s => FitOf(s) is not { TargetForm: TargetForm.Numbers } && !IsClippedLog(s) && !IsCategoricalOfOne(s));

    public static Circumstance LossNeverChanges { get; } = new("every prediction tried costs the same, on whatever scale, the network's too", IsLossDead);

    public static Circumstance LossChanges { get; } = new("some prediction tried costs more than another", s => !IsLossDead(s));

    public static Circumstance HalfOfLoss { get; } = new(
        "one unit for two classes, under a log that is not divided by a sum",
        s => s.Configuration is { Loss: { Form: LossForm.CategoricalProbabilities, ScaleResponse: > .01 }, Outputs: { Width: 1, TargetForm: TargetForm.Binary } });

    public static Circumstance AbsoluteLoss { get; } = new("the loss is an absolute error", s => s.Configuration?.Loss?.Form is LossForm.AbsoluteError);

    public static Circumstance SquaredLoss { get; } = new("the loss is a squared error", s => s.Configuration?.Loss?.Form is LossForm.SquaredError);

    public static Circumstance CrossEntropyLoss { get; } = new("the loss is a cross-entropy", s => s.Configuration?.Loss is { } loss && LossForms.IsCrossEntropy(loss.Form));

    public static Circumstance FewUnseenClasses { get; } = new("most classes of validation were seen in training", s => FitOf(s) is { UnseenClassCount: > 0 } fit && fit.UnseenClassCount < fit.ClassCount);

    public static Circumstance WrongCodes { get; } = new(
        "the codes themselves are wrong, or most classes were never seen in training",
        s => !OneLabelNotZero!.Holds(s) && (FitOf(s) is not { UnseenClassCount: > 0 } fit || fit.UnseenClassCount >= fit.ClassCount));

    public static Circumstance OneClassForManyUnits { get; } = new("one class for many units", s => FitOf(s) is { Width: > 2, ClassCount: 1 });

    public static Circumstance LostForManyUnits { get; } = new("one class for many units, and it may be the 0 that lost ones become", s => OneClassForManyUnits!.Holds(s) && !OneLabelNotZero!.Holds(s));

    private static OutputFit? FitOf(Snapshot snapshot) => snapshot.Configuration?.Outputs;

    private static bool IsBroadcastWithin(Snapshot snapshot) =>
        ShapesAgree.Holds(snapshot) && snapshot.Configuration?.Loss is { } loss && LossPoints.CostsMore(loss.AtPerfect, loss.AtConstant);

    private static bool IsLossDead(Snapshot snapshot) => snapshot.Configuration?.Loss is { } loss && LossPoints.AreFlat(loss) && loss.ScaleResponse == 0 && !IsCategoricalOfOne(snapshot) && double.IsFinite(loss.AtOutputs)
        && Math.Abs(loss.AtOutputs - loss.AtPerfect) <= LossPoints.Tolerance(loss.AtOutputs, loss.AtPerfect);

    private static bool IsRectifiedClassLogits(Snapshot snapshot) =>
        snapshot.Configuration is { Loss.Form: LossForm.CategoricalLogits, Outputs: { } fit } && OutputReach.IsRectified(fit);

    private static bool AreRowsCoupled(Snapshot snapshot) => snapshot.Configuration?.Model is { RowCoupling: > .01 };

    private static bool DividesRows(Snapshot snapshot) => snapshot.Configuration?.Loss is { Form: LossForm.CategoricalProbabilities, ScaleResponse: <= .01 };

    private static bool IsCategoricalOfOne(Snapshot snapshot) => snapshot.Configuration is { Loss: { } loss, Outputs: { } fit } && LossForms.IsCategoricalOfOne(loss, fit);

    private static bool HasSpareUnits(Snapshot snapshot) => FitOf(snapshot) is { Width: > 2 } fit && fit.Width > fit.ClassCount && snapshot.Configuration?.Loss?.Failure is null;

    private static bool IsClippedLog(Snapshot snapshot) =>
        snapshot.Configuration is { Loss.Form: LossForm.BinaryProbabilities, Outputs: { } one } ? one.TargetForm is not TargetForm.Numbers
        : snapshot.Configuration is { Loss.Form: LossForm.CategoricalProbabilities, Outputs: { Width: > 1 } several } && several.TargetForm is not TargetForm.Numbers;
}
