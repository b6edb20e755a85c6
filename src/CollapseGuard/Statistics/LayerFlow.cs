using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>How strongly a layer is pulled by the loss, whatever scale its weights have: norm of the gradient times norm of the weights.</summary>
/// <remarks>
/// Scaling a layer's weights by c divides their gradient by c, so the product does not change. In a network of relu layers without biases the inner product
/// of weights and gradient is even the same in every layer (Du, Hu and Lee, 2018), whatever their widths. What remains between early and late layers is what the way back loses.
/// </remarks>
public static class LayerFlow
{
    /// <summary>The product at the latest sample; NaN when either is unknown.</summary>
    /// <param name="layer">A layer.</param>
    public static double Latest(LayerSummary layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.GradientScale.Latest * Math.Sqrt(layer.ParameterCount) * layer.WeightNorm.Latest;
    }

    /// <summary>Least product among the layers of the first half over the greatest of the second half, in [0, ∞); NaN with fewer than 3 layers, or when nothing reaches the second half.</summary>
    /// <param name="layers">Trainable layers in the order of the forward pass.</param>
    public static double EarlyToLate(IReadOnlyList<LayerSummary> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        double[] flow = [.. layers.Select(Latest).Where(double.IsFinite)];
        double late = flow.Length < 3 ? 0 : flow.Skip((flow.Length + 1) / 2).Max();
        return late > 0 ? flow.Take(flow.Length / 2).Min() / late : double.NaN;
    }
}
