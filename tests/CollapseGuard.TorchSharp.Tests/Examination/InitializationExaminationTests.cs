using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Examination;

public class InitializationExaminationTests
{
    private static IReadOnlyList<LayerInitialization> Layers(nn.Module<Tensor, Tensor> model, Tensor x) => Sample.Examine(model, (p, _) => p.sum(), x, null, ExaminationScope.Initialization).Initialization;

    [TorchFact]
    public void Layers_are_set_against_what_their_activation_asks_for()
    {
        using var scope = NewDisposeScope();
        IReadOnlyList<LayerInitialization> layers = Layers(Sample.Net(5, 3, hidden: 64), Sample.Numbers(32, 5));

        Assert.Equal(["0", "2"], layers.Select(l => l.Name));
        Assert.Equal((5L, 64L, true, false), (layers[0].FanIn, layers[0].FanOut, layers[0].Rectified, layers[0].IsOutput));
        Assert.Equal(Math.Sqrt(2.0 / 5), layers[0].Expected, 1e-12);
        Assert.Equal(1 / Math.Sqrt(15), layers[0].Deviation, 0.03);
        Assert.Equal((64L, 3L, false, true), (layers[1].FanIn, layers[1].FanOut, layers[1].Rectified, layers[1].IsOutput));
        Assert.Equal(Math.Sqrt(2.0 / 67), layers[1].Expected, 1e-12);
        Assert.True(layers[0].OutputDeviation > 0.1);
        Assert.Equal(0, layers[0].IdenticalUnitShare);
    }

    [TorchFact]
    public void A_rectifier_called_as_a_function_is_seen_by_the_next_layer()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        IReadOnlyList<LayerInitialization> layers = Layers(new Functional(), Sample.Numbers(32, 5));

        Assert.True(layers[0].Rectified);
        Assert.False(layers[1].Rectified);
    }

    [TorchFact]
    public void Equal_weights_and_equal_units_are_told_apart()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var constant = nn.Linear(5, 8);
        var twins = nn.Linear(8, 4);
        using (no_grad())
        {
            constant.weight!.fill_(0.3);
            twins.weight!.copy_(twins.weight.narrow(0, 0, 1).expand(4, 8));
        }

        IReadOnlyList<LayerInitialization> layers = Layers(nn.Sequential(constant, nn.Tanh(), twins, nn.Tanh(), nn.Linear(4, 1)), Sample.Numbers(32, 5));

        Assert.Equal((true, 1.0), (layers[0].IsConstant, layers[0].IdenticalUnitShare));
        Assert.Equal((false, 1.0), (layers[1].IsConstant, layers[1].IdenticalUnitShare));
        Assert.Equal((false, 0.0), (layers[2].IsConstant, layers[2].IdenticalUnitShare));
    }

    [TorchFact]
    public void The_fans_of_a_convolution_count_its_kernel()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        IReadOnlyList<LayerInitialization> layers = Layers(nn.Sequential(nn.Conv2d(3, 6, 5), nn.ReLU(), nn.Flatten(), nn.Linear(6 * 16, 2)), randn(8, 3, 8, 8));

        Assert.Equal((75L, 150L, true), (layers[0].FanIn, layers[0].FanOut, layers[0].Rectified));
    }

    private sealed class Functional : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> _first = nn.Linear(5, 8), _second = nn.Linear(8, 1);

        public Functional()
            : base("functional") => RegisterComponents();

        public override Tensor forward(Tensor input) => _second.call(nn.functional.relu(_first.call(input)));
    }
}
