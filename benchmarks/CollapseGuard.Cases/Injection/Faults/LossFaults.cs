using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using static CollapseGuard.Cases.Injection.Fault;
using static CollapseGuard.CauseId;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>Faults of the loss.</summary>
internal static class LossFaults
{
    public static IEnumerable<Fault> All { get; } =
    [
        new("cross-entropy on numbers", [UnsuitableLoss], (r, s) => r with { Loss = (output, target) => -(target * output.clamp(1e-10, 1).log()).sum() * Of(s, .01, .1, 1.0) }) { Fits = r => r.IsNumber },
        new("binary cross-entropy on numbers", [UnsuitableLoss, LossExpectsProbabilities], (r, s) => r with { Loss = KerasLosses.BinaryCrossEntropy, Rework = parts => parts.WithTargets(y => (y * Of(s, 1, 2, 5)) + s) }) { Fits = r => r.IsNumber },
        new("cosine of single numbers", [UnsuitableLoss], (r, _) => r with { Loss = (output, target) => 1 - ((output * target) / ((output.abs() * target.abs()) + 1e-8)).mean() }) { Fits = r => r.Head == HeadForm.Number },
        new("hinge on labels 0 and 1", [UnsuitableLoss, LabelEncoding], (r, _) => r with { LastActivation = Activation.Linear, Loss = (output, target) => (1 - (target * output)).relu().mean() }) { Fits = r => r.IsBinary },
        new("categorical loss of one unit", [UnsuitableLoss, OutputWidthMismatch], (r, _) => r with { LastActivation = Activation.Sigmoid, Loss = KerasLosses.CategoricalCrossEntropy }) { Fits = r => r.IsBinary },

        new("mean before the square", [LossImplementation], (r, _) => r with { Loss = (output, target) => (output.mean() - target.mean()).square() }) { Fits = r => r.IsNumber },
        new("squared errors of a transposed output", [LossImplementation], (r, _) => r with { Loss = (output, target) => (output.t().reshape(target.shape) - target).square().mean() }) { Fits = r => r.Head == HeadForm.Numbers },
        new("half of the binary cross-entropy", [LossImplementation], (r, _) => r with { LastActivation = Activation.Sigmoid, Loss = (output, target) => -(target * output.clamp(1e-7, 1).log()).mean() }) { Fits = r => r.IsBinary },
        new("log without a guard", [LossImplementation, LossExpectsProbabilities], (r, _) => r with { LastActivation = Activation.Linear, Loss = (output, target) => -((target * output.log()) + ((1 - target) * (1 - output).log())).mean() }) { Fits = r => r.IsBinary },
        new("softmax over the batch", [LossImplementation], (r, _) => r with { LastActivation = Activation.Linear, Targets = TargetForm.OneHot, Loss = (output, target) => -(target * (output.softmax(0) + 1e-7).log()).sum(1).mean() }) { Fits = r => r.IsMulticlass, Prepare = Hasty },
        new("exponentials that overflow", [LossImplementation], (r, s) => r with { LastActivation = Activation.Linear, Targets = TargetForm.OneHot, Loss = (output, target) => -(target * ((output * Of(s, 50, 100, 300)).exp() / (output * Of(s, 50, 100, 300)).exp().sum(1, keepdim: true)).log()).sum(1).mean() }) { Fits = r => r.IsMulticlass },
        new("root of an error that becomes 0", [LossImplementation], (r, _) => r with { Loss = (output, target) => ((output - target).clamp(-1, 1).square() - 1).clamp(0, 1).sqrt().mean() }) { Fits = r => r.IsNumber },

        new("(n,1) against (n)", [LossBroadcast], (r, s) => r with { Targets = TargetForm.Flat, Loss = Of<Func<Tensor, Tensor, Tensor>>(s, KerasLosses.MeanSquaredError, KerasLosses.MeanAbsoluteError, (output, target) => (output - target).square().sum() / 100) }) { Fits = r => r.Head == HeadForm.Number },
        new("(n) against (n,1), squeezed in the loss", [LossBroadcast, LossImplementation], (r, s) => r with { Loss = (output, target) => Of(s, (output.squeeze(1) - target).square(), (output - target.squeeze(1)).square(), (output - target.squeeze(1)).abs()).mean() }) { Fits = r => r.Head == HeadForm.Number },

        new("ascent", [InvertedObjective], (r, s) => r with { LearningRate = r.LearningRate * Of(s, .3, 1, 1), Loss = (output, target) => -Own(r)(output, target) }),
        new("ascent of the likelihood's negative", [InvertedObjective], (r, _) => r with { LastActivation = Activation.Softmax, Targets = TargetForm.OneHot, Loss = (output, target) => (target * (output + 1e-7).log()).sum(1).mean() }) { Fits = r => r.IsMulticlass },
    ];

    private static Recipe Hasty(Recipe recipe, int severity) => recipe with { Epochs = Math.Max(2, recipe.Epochs / Of(severity, 2, 4, 6)) };

    private static Func<Tensor, Tensor, Tensor> Own(Recipe recipe) => Kitchen.NaturalLoss(recipe.Head);
}
