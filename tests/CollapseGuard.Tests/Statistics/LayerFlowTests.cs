using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Statistics;

public class LayerFlowTests
{
    /// <summary>A gradient of .5 in each of 100 numbers has norm 5; times a weight norm of 2.</summary>
    [Fact]
    public void Norm_of_gradient_times_norm_of_weights() => Assert.Equal(10, LayerFlow.Latest(Layer(.5, 100, 2)), 12);

    /// <summary>Weights times 100 make gradients a hundredth.</summary>
    [Fact]
    public void Does_not_depend_on_the_weights_scale() => Assert.Equal(LayerFlow.Latest(Layer(.5, 100, 2)), LayerFlow.Latest(Layer(.005, 100, 200)), 12);

    [Fact]
    public void Least_early_over_greatest_late()
    {
        Assert.Equal(2.0 / 8, LayerFlow.EarlyToLate([Layer(.2, 100, 2), Layer(.1, 100, 2), Layer(.3, 100, 2), Layer(.4, 100, 2)]), 12);
        Assert.Equal(4.0 / 8, LayerFlow.EarlyToLate([Layer(.2, 100, 2), Layer(0, 100, 2), Layer(.4, 100, 2)]), 12);
    }

    [Fact]
    public void Too_few_layers_or_no_gradient_behind_is_unknown()
    {
        Assert.True(double.IsNaN(LayerFlow.EarlyToLate([Layer(.2, 100, 2), Layer(.4, 100, 2)])));
        Assert.True(double.IsNaN(LayerFlow.EarlyToLate([Layer(.2, 100, 2), Layer(.4, 100, 2), Layer(0, 100, 2)])));
        Assert.True(double.IsNaN(LayerFlow.EarlyToLate([Layer(.2, 100, 2), Layer(.4, 100, 2), Layer(double.NaN, 100, 2)])));
    }

    private static LayerSummary Layer(double gradient, long count, double norm) => new()
    {
        Name = "layer", ParameterCount = count, GradientScale = new FirstLatest(gradient, gradient, gradient), WeightNorm = new FirstLatest(norm, norm, norm),
    };
}
