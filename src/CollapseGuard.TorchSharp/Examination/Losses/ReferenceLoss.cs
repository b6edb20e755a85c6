using CollapseGuard.Summaries;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Losses;

/// <summary>A known loss, written for many predictions at once.</summary>
/// <param name="Form">Its name.</param>
/// <param name="OnClasses">True when it needs at least two classes in the last dimension.</param>
/// <param name="Terms">(predictions (m, ...), targets) to terms, whose sum over all but the first dimension is the loss up to a factor.</param>
/// <param name="IsRoot">True for the root of that sum.</param>
internal sealed record ReferenceLoss(LossForm Form, bool OnClasses, Func<Tensor, Tensor, Tensor> Terms, bool IsRoot = false)
{
    private const double Edge = 1e-7;

    /// <summary>The known losses; of two that fit alike the earlier counts.</summary>
    public static IReadOnlyList<ReferenceLoss> All { get; } =
    [
        new(LossForm.SquaredError, false, (p, t) => (p - t).square()),
        new(LossForm.SquaredError, false, (p, t) => (p - t).square(), IsRoot: true),
        new(LossForm.AbsoluteError, false, (p, t) => (p - t).abs()),
        new(LossForm.Huber, false, (p, t) => Huber(p - t, 1)),
        new(LossForm.Huber, false, (p, t) => Huber(p - t, 0.1)),
        new(LossForm.Huber, false, (p, t) => Huber(p - t, 0.5)),
        new(LossForm.Huber, false, (p, t) => Huber(p - t, 2)),
        new(LossForm.Huber, false, (p, t) => Huber(p - t, 10)),
        new(LossForm.BinaryProbabilities, false, (p, t) => -(t * Log(p)) - ((1 - t) * Log(1 - p))),
        new(LossForm.BinaryLogits, false, (p, t) => nn.functional.softplus(p) - (t * p)),
        new(LossForm.CategoricalLogits, true, (p, t) => -(t * nn.functional.log_softmax(p, -1))),
        new(LossForm.CategoricalLogits, true, (p, t) => -(Smoothed(t, 0.1) * nn.functional.log_softmax(p, -1))),
        new(LossForm.CategoricalLogits, true, (p, t) => -(Smoothed(t, 0.2) * nn.functional.log_softmax(p, -1))),
        new(LossForm.CategoricalProbabilities, true, (p, t) => -(t * Log(p / p.sum(-1, keepdim: true)))),
        new(LossForm.CategoricalProbabilities, false, (p, t) => -(t * Log(p))),
        new(LossForm.LogProbabilities, true, (p, t) => -(t * p)),
    ];

    /// <summary>Losses of numbers, which may be asked at any prediction.</summary>
    public static bool IsOfNumbers(LossForm form) => form is LossForm.SquaredError or LossForm.AbsoluteError or LossForm.Huber;

    /// <summary>The loss of each of the predictions.</summary>
    /// <param name="predictions">(m, ...), classes last.</param>
    /// <param name="targets">Targets that broadcast against one of them.</param>
    public double[] At(Tensor predictions, Tensor targets)
    {
        using var scope = NewDisposeScope();
        Tensor terms = Terms(predictions, targets);
        Tensor sums = terms.reshape(terms.shape[0], -1).mean([1L]);
        return (IsRoot ? sums.sqrt() : sums).data<double>().ToArray();
    }

    private static Tensor Log(Tensor p) => p.clamp(Edge, 1 - Edge).log();

    private static Tensor Smoothed(Tensor t, double share) => (t * (1 - share)) + (share / t.shape[^1]);

    private static Tensor Huber(Tensor error, double width)
    {
        Tensor size = error.abs();
        Tensor near = size.clamp_max(width);
        return (near * size) - (near.square() * 0.5);
    }
}
