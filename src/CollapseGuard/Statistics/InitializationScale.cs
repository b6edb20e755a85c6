using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>Initial weights beside what He, Glorot and the framework's default ask for, as ratios of standard deviations. Pure functions.</summary>
/// <remarks>References: Glorot and Bengio (2010); He and others (2015). TorchSharp's default is uniform on ±1/sqrt(fan-in): standard deviation 1/sqrt(3 fan-in).</remarks>
public static class InitializationScale
{
    /// <summary>Deviation over the smallest sound one: the lesser of what is expected and the framework's default, in [0, ∞); NaN when the fan-in is not known.</summary>
    /// <param name="layer">A weight layer before training.</param>
    public static double OverSmallest(LayerInitialization layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.FanIn < 1 ? double.NaN : layer.Deviation / Lesser(layer.Expected, 1 / Math.Sqrt(3.0 * layer.FanIn));
    }

    /// <summary>Deviation over the largest sound one: the greater of what is expected and He's sqrt(2/fan-in), in [0, ∞); NaN when the fan-in is not known.</summary>
    /// <param name="layer">A weight layer before training.</param>
    public static double OverLargest(LayerInitialization layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        double he = Math.Sqrt(2.0 / layer.FanIn);
        return layer.FanIn < 1 ? double.NaN : layer.Deviation / (layer.Expected > he ? layer.Expected : he);
    }

    /// <summary>What is left of a signal behind the hidden layers, beside the smallest sound initialization: the product of <see cref="OverSmallest"/>, each counted at most as 1; NaN without a hidden layer.</summary>
    /// <param name="layers">Weight layers in the order of the model; the output layer and layers of zeros are left out.</param>
    public static double PassedOn(IEnumerable<LayerInitialization> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        double product = double.NaN;
        foreach (LayerInitialization layer in layers)
        {
            double ratio = layer.IsOutput || layer.IsConstant ? double.NaN : OverSmallest(layer);
            if (ratio >= 0)
            {
                product = (double.IsNaN(product) ? 1 : product) * Math.Min(1, ratio);
            }
        }

        return product;
    }

    private static double Lesser(double expected, double usual) => expected > 0 && expected < usual ? expected : usual;
}
