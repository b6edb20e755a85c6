using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Losses on what left the last activation, clipped as Keras clips; torch's own take logits.</summary>
internal static class KerasLosses
{
    private const double Clip = 1e-7;

    public static Tensor MeanSquaredError(Tensor output, Tensor target) => (output - target).square().mean();

    public static Tensor MeanAbsoluteError(Tensor output, Tensor target) => (output - target).abs().mean();

    public static Tensor BinaryCrossEntropy(Tensor output, Tensor target)
    {
        Tensor probability = output.clamp(Clip, 1 - Clip);
        return -((target * probability.log()) + ((1 - target) * (1 - probability).log())).mean();
    }

    /// <summary>Rows are divided by their sum first, whatever activation made them.</summary>
    public static Tensor CategoricalCrossEntropy(Tensor output, Tensor target)
    {
        Tensor probability = (output / output.sum(1, keepdim: true)).clamp(Clip, 1 - Clip);
        return -(target * probability.log()).sum(1).mean();
    }

    public static Tensor OneHot(Tensor classes, int count) => nn.functional.one_hot(classes, count).to(ScalarType.Float32);
}
