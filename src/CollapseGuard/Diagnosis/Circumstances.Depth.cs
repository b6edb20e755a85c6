using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <content>What the hidden layers are made of.</content>
internal static partial class Circumstances
{
    public static Circumstance BoundedHidden { get; } = new(
        "a hidden layer gives bounded values: sigmoid, tanh or softmax",
        HasBoundedHidden);

    public static Circumstance WeightsFadeInDepth { get; } = new(
        "the outputs' spread fell a hundredfold from layer to layer before training, and the weights do not begin at usual size",
        s => SpreadInDepth(s) < 1 / FarInDepth && new SmallInitializationDetector().Evaluate(s) is not Verdict.Clear);

    public static Circumstance UnitsFadeInDepth { get; } = new(
        "the outputs' spread fell from layer to layer before training, though the weights begin at usual size and the units are bounded",
        s => SpreadInDepth(s) < 1 / FarInDepth && HasBoundedHidden(s) && new SmallInitializationDetector().Evaluate(s) is Verdict.Clear);

    public static Circumstance SaturatedHidden { get; } = new("a hidden layer is saturated", s => HasLayer(s, l => !l.IsOutput && IsSaturated(l.SaturatedShare.Latest)));

    public static Circumstance SoftmaxInside { get; } = new("a hidden layer is a softmax: its units share 1", s => HasLayer(s, l => !l.IsOutput && l.Activation == ActivationRange.Simplex));

    public static Circumstance OneUnitInside { get; } = new("a hidden layer has one unit", s => s.Configuration?.Model is { NarrowestHidden: 1 });

    public static Circumstance FewUnitsInside { get; } = new("a hidden layer has two units", s => s.Configuration?.Model is { NarrowestHidden: > 1 });

    private static bool HasBoundedHidden(Snapshot snapshot) =>
        HasLayer(snapshot, l => !l.IsOutput && l.Activation is ActivationRange.UnitInterval or ActivationRange.SymmetricUnit or ActivationRange.Simplex);
}
