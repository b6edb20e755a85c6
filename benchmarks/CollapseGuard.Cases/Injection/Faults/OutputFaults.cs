using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using static CollapseGuard.Cases.Injection.Fault;
using static CollapseGuard.CauseId;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>Faults of the last layer.</summary>
internal static class OutputFaults
{
    public static IEnumerable<Fault> All { get; } =
    [
        new("softmax over one unit", [SingleUnitSoftmax], (r, _) => r with { LastActivation = Activation.Softmax }) { Fits = r => r.IsSingle },
        new("softmax over one unit, categorical loss", [SingleUnitSoftmax, UnsuitableLoss], (r, _) => r with { LastActivation = Activation.Softmax, Loss = KerasLosses.CategoricalCrossEntropy }) { Fits = r => r.Head == HeadForm.Probability },
        new("softmax over one unit for several classes", [SingleUnitSoftmax, OutputWidthMismatch, UnsuitableLoss], (r, s) => r with { LastActivation = Activation.Softmax, OutputWidth = 1, Targets = TargetForm.Numbers, Loss = Of(s, KerasLosses.MeanSquaredError, KerasLosses.BinaryCrossEntropy, KerasLosses.CategoricalCrossEntropy) }) { Fits = r => r.IsMulticlass },

        new("sigmoid for far targets", [OutputRangeMismatch, TargetScale], (r, s) => Moved(r, Of(s, 4, 10, 30), Of(s, 1, 2, 10)) with { LastActivation = Activation.Sigmoid }) { Fits = r => r.IsNumber },
        new("sigmoid for negative targets", [OutputRangeMismatch], (r, s) => Moved(r, Of(s, -2, -3, -5), 1) with { LastActivation = Activation.Sigmoid }) { Fits = r => r.IsNumber },
        new("tanh for targets beyond 1", [OutputRangeMismatch], (r, s) => Moved(r, Of(s, 3, 4, -5), 1) with { LastActivation = Activation.Tanh }) { Fits = r => r.IsNumber },
        new("relu for negative targets", [OutputRangeMismatch, DeadUnits], (r, s) => Moved(r, Of(s, -2, -4, -8), 1) with { LastActivation = Activation.Relu }) { Fits = r => r.IsNumber },
        new("relu for a probability", [OutputRangeMismatch, DeadUnits], (r, _) => r with { LastActivation = Activation.Relu }) { Fits = r => r.Head is HeadForm.Probability },

        new("no softmax", [LossExpectsProbabilities], (r, _) => r with { LastActivation = Activation.Linear }) { Fits = r => r.Head is HeadForm.Softmax or HeadForm.Probability },
        new("probabilities' loss on logits", [LossExpectsProbabilities], (r, _) => r with { Loss = ClippedLoss(r) }) { Fits = r => r.Head is HeadForm.Logits or HeadForm.Logit },
        new("log of raw outputs", [LossExpectsProbabilities, LossImplementation], (r, _) => r with { LastActivation = Activation.Linear, Targets = TargetForm.OneHot, Loss = (output, target) => -(target * output.log()).sum(1).mean() }) { Fits = r => r.IsMulticlass },

        new("sigmoids, categorical loss without division", [IndependentSigmoids], (r, s) => r with { LastActivation = Activation.Sigmoid, Targets = TargetForm.OneHot, LearningRate = r.LearningRate * Of(s, 1, 2, 3), Loss = (output, target) => -(target * output.clamp(1e-7, 1 - 1e-7).log()).sum(1).mean() }) { Fits = r => r.IsMulticlass },
        new("sigmoids, categorical loss of Keras", [IndependentSigmoids], (r, _) => r with { LastActivation = Activation.Sigmoid, Targets = TargetForm.OneHot, Loss = KerasLosses.CategoricalCrossEntropy }) { Fits = r => r.IsMulticlass, Prepare = Plain },
        new("sigmoids, loss of logits", [IndependentSigmoids], (r, _) => r with { LastActivation = Activation.Sigmoid, Targets = TargetForm.Codes, Loss = (output, target) => nn.functional.cross_entropy(output, target) }) { Fits = r => r.IsMulticlass, Prepare = Plain },

        new("one unit for several classes", [OutputWidthMismatch, UnsuitableLoss], (r, _) => r with { OutputWidth = 1, LastActivation = Activation.Sigmoid, Targets = TargetForm.Numbers, Loss = KerasLosses.BinaryCrossEntropy }) { Fits = r => r.IsMulticlass },
        new("one logit for several classes", [OutputWidthMismatch, UnsuitableLoss], (r, _) => r with { OutputWidth = 1, LastActivation = Activation.Linear, Targets = TargetForm.Numbers, Loss = (output, target) => nn.functional.binary_cross_entropy_with_logits(output, target) }) { Fits = r => r.IsMulticlass },
        new("one unit against one-hot targets", [OutputWidthMismatch, LossBroadcast], (r, s) => r with { OutputWidth = 1, LastActivation = Activation.Sigmoid, Targets = TargetForm.OneHot, Loss = s == 0 ? KerasLosses.MeanSquaredError : KerasLosses.BinaryCrossEntropy }) { Fits = r => r.IsMulticlass },

        new("softmax before a loss of logits", [DoubleSoftmax], (r, _) => r with { LastActivation = Activation.Softmax, Targets = TargetForm.Codes, Loss = (output, target) => nn.functional.cross_entropy(output, target) }) { Fits = r => r.IsMulticlass, Prepare = Plain },
        new("softmax of a softmax", [DoubleSoftmax], (r, _) => r with { LastActivation = Activation.Softmax, Targets = TargetForm.OneHot, Loss = (output, target) => KerasLosses.CategoricalCrossEntropy(output.softmax(1), target) }) { Fits = r => r.IsMulticlass, Prepare = Plain },

        new("dropout after the output", [DropoutOnOutput], (r, s) => r with { OutputDropout = Of(s, .95, .97, .99) }) { Fits = r => r.Head != HeadForm.Logits },
        new("dropout after the logits", [DropoutOnOutput], (r, s) => r with { OutputDropout = Of(s, .9, .95, .99) }) { Fits = r => r.Head == HeadForm.Logits, Prepare = Hasty },
    ];

    private static Recipe Moved(Recipe recipe, double level, double spread) => recipe with { Rework = parts => parts.WithTargets(y => (y * spread) + level) };

    /// <summary>Less time, which a sound program still makes do with.</summary>
    private static Recipe Hasty(Recipe recipe, int severity) => recipe with { Epochs = Math.Max(2, recipe.Epochs / Of(severity, 2, 4, 6)), LearningRate = recipe.LearningRate * Of(severity, .5, .7, .7) };

    /// <summary>Plain steps, which do not make up for small gradients.</summary>
    private static Recipe Plain(Recipe recipe, int severity) => recipe with { Optimizer = OptimizerKind.Momentum, LearningRate = Of(severity, .02, .015, .01), Epochs = Of(severity, 12, 8, 6) };

    private static Func<Tensor, Tensor, Tensor> ClippedLoss(Recipe recipe) => recipe.Head == HeadForm.Logit
        ? KerasLosses.BinaryCrossEntropy
        : (output, target) => KerasLosses.CategoricalCrossEntropy(output, KerasLosses.OneHot(target, recipe.Data.Classes));
}
