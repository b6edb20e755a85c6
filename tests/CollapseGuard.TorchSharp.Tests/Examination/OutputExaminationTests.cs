using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Examination;

public class OutputExaminationTests
{
    private static OutputFit Fit(nn.Module<Tensor, Tensor> model, Tensor y, Func<Tensor, Tensor, Tensor>? loss = null) =>
        Sample.Examine(model, loss ?? ((p, t) => F.mse_loss(p, t)), Sample.Numbers(32, 5), y, ExaminationScope.Outputs | ExaminationScope.Loss).Outputs!;

    [TorchTheory]
    [InlineData("identity", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("sigmoid", 0, 1)]
    [InlineData("tanh", -1, 1)]
    [InlineData("relu", 0, double.PositiveInfinity)]
    [InlineData("relu6", 0, 6)]
    public void The_reach_of_the_outputs_is_found_by_scaling_weights(string head, double least, double greatest)
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> last = head switch { "sigmoid" => nn.Sigmoid(), "tanh" => nn.Tanh(), "relu" => nn.ReLU(), "relu6" => nn.ReLU6(), _ => nn.Identity() };
        OutputFit fit = Fit(Sample.Net(5, 1, last), Sample.Numbers(32, 1));

        Assert.Equal(least, fit.ReachMinimum, 1e-3);
        Assert.Equal(greatest, fit.ReachMaximum, 1e-3);
        Assert.False(fit.IsAlwaysOne);
    }

    [TorchFact]
    public void A_softmax_of_one_unit_is_always_one()
    {
        using var scope = NewDisposeScope();

        Assert.True(Fit(Sample.Net(5, 1, nn.Softmax(1)), Sample.ZeroOne(32)).IsAlwaysOne);
        OutputFit three = Fit(Sample.Net(5, 3, nn.Softmax(1)), Sample.OneHot(32, 3));
        Assert.False(three.IsAlwaysOne);
        Assert.True(three.RowsAreProbabilities);
        Assert.Equal(1, three.RowSumMean, 1e-6);
    }

    [TorchFact]
    public void Zero_weights_in_the_last_layer_do_not_hide_its_reach()
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = Sample.Net(5, 1);
        using (no_grad())
        {
            foreach (var parameter in net.parameters().Skip(2))
            {
                parameter.zero_();
            }
        }

        Assert.Equal(double.PositiveInfinity, Fit(net, Sample.Numbers(32, 1)).ReachMaximum);
    }

    [TorchFact]
    public void The_writing_of_targets_is_told_by_type_values_and_loss()
    {
        using var scope = NewDisposeScope();
        Tensor classes = Sample.Classes(32, 3);
        Tensor Bce(Tensor p, Tensor t) { Tensor q = p.clamp(1e-7, 1 - 1e-7); return -((t * q.log()) + ((1 - t) * (1 - q).log())).mean(); }

        Assert.Equal(TargetForm.Numbers, Fit(Sample.Net(5, 1), Sample.Numbers(32, 1)).TargetForm);
        Assert.Equal(TargetForm.Binary, Fit(Sample.Net(5, 1), Sample.ZeroOne(32)).TargetForm);
        Assert.Equal(TargetForm.OneHot, Fit(Sample.Net(5, 3), Sample.OneHot(32, 3)).TargetForm);
        Assert.Equal(TargetForm.ClassIndex, Fit(Sample.Net(5, 3), classes, (p, t) => F.cross_entropy(p, t)).TargetForm);
        Assert.Equal(TargetForm.ClassIndex, Fit(Sample.Net(5, 1), classes.to(ScalarType.Float32).reshape(32, 1), Bce).TargetForm);
        Assert.Equal(TargetForm.Numbers, Fit(Sample.Net(5, 1), classes.to(ScalarType.Float32).reshape(32, 1)).TargetForm);
        Assert.Equal(TargetForm.MultiLabel, Fit(Sample.Net(5, 2), cat([Sample.ZeroOne(32), Sample.ZeroOne(32)], 1)).TargetForm);
        Assert.Equal(TargetForm.Probabilities, Fit(Sample.Net(5, 3), Sample.Numbers(32, 3).softmax(1)).TargetForm);
        OutputFit fit = Fit(Sample.Net(5, 3), classes, (p, t) => F.cross_entropy(p, t));
        Assert.Equal((3, 3, 0.0, 2.0, "(32, 3)", "(32)"), (fit.Width, fit.ClassCount, fit.TargetMinimum, fit.TargetMaximum, fit.OutputShape, fit.TargetShape));
    }
}
