using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Examination;

public class RestorationTests
{
    private static nn.Module<Tensor, Tensor> Noisy()
    {
        manual_seed(5);
        return nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 1));
    }

    private static Tensor Loss(Tensor p, Tensor t) => F.mse_loss(p, t);

    [TorchTheory]
    [InlineData(0)]
    [InlineData(7)]
    public void Twenty_further_steps_have_the_same_losses_to_the_bit(int at) =>
        Assert.Equal(Train(examineAt: -1), Train(examineAt: at));

    [TorchFact]
    public void Flags_gradients_buffers_and_random_state_are_as_before_even_when_the_loss_throws()
    {
        using var scope = NewDisposeScope();
        foreach (bool throws in (bool[])[false, true])
        {
            nn.Module<Tensor, Tensor> net = Noisy();
            nn.Module frozen = net.named_modules().ElementAt(1).module;
            frozen.eval();
            Parameter(net, 0).grad = ones_like(Parameter(net, 0));
            string before = State(net);
            int calls = 0;

            Sample.Examine(net, (p, t) => throws && ++calls > 3 ? throw new InvalidOperationException("no") : Loss(p, t), Sample.Numbers(40, 6), Sample.Numbers(40, 1), ExaminationScope.Full, optim.Adam(net.parameters()));

            Assert.Equal(before, State(net));
            Assert.True(net.training && !frozen.training);
            Assert.Null(Parameter(net, 1).grad);
            Assert.Equal(1, Parameter(net, 0).grad!.mean().item<float>());
        }
    }

    [TorchFact]
    public void No_tensor_outlives_an_examination()
    {
        nn.Module<Tensor, Tensor> net = Noisy();
        using optim.Optimizer optimizer = optim.Adam(net.parameters());
        using Tensor x = Sample.Numbers(40, 6), y = Sample.Numbers(40, 1);
        var subject = new Examined(net, net.call, Loss, [optimizer]);
        Assert.NotNull(ConfigurationExamination.Examine(subject, x, y, ExaminationScope.Full).Step);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        ConfigurationExamination.Examine(subject, x, y, ExaminationScope.Full);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TorchTheory]
    [InlineData("model throws")]
    [InlineData("no rows")]
    [InlineData("scalar")]
    [InlineData("no targets")]
    [InlineData("NaN")]
    public void Nothing_escapes(string what)
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = what == "model throws" ? new Sample.Of(_ => throw new InvalidOperationException("no")) : Sample.Net(6, 1);
        Tensor x = what switch { "no rows" => empty(0, 6), "scalar" => tensor(1f), "NaN" => full(8, 6, float.NaN), _ => Sample.Numbers(8, 6) };

        ConfigurationSummary summary = Sample.Examine(net, Loss, x, what == "no targets" ? null : Sample.Numbers((int)(x.dim() == 0 ? 1 : x.shape[0]), 1), ExaminationScope.Full);

        Assert.Equal(x.dim() == 0 ? 1 : x.shape[0], summary.Rows);
    }

    [TorchTheory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float64)]
    public void Other_number_types_are_examined(ScalarType type)
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = Sample.Net(5, 1).to(type);
        ConfigurationSummary summary = Sample.Examine(net, Loss, Sample.Numbers(32, 5).to(type), Sample.Numbers(32, 1, 2).to(type), ExaminationScope.Full, optim.SGD(net.parameters(), 0.01));

        Assert.Equal(LossForm.SquaredError, summary.Loss!.Form);
        Assert.Equal(double.PositiveInfinity, summary.Outputs!.ReachMaximum);
        Assert.NotNull(summary.Step);
    }

    [TorchFact]
    public void Sequences_and_class_maps_are_examined()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        Tensor steps = arange(8 * 6, dtype: ScalarType.Int64).remainder(3).reshape(8, 6);
        ConfigurationSummary sequence = Sample.Examine(nn.Linear(5, 3), (p, t) => F.cross_entropy(p.reshape(-1, 3), t.reshape(-1)), randn(8, 6, 5), steps);
        ConfigurationSummary map = Sample.Examine(nn.Conv2d(2, 3, 3, padding: 1), (p, t) => F.cross_entropy(p, t), randn(8, 2, 4, 4), arange(8 * 16, dtype: ScalarType.Int64).remainder(3).reshape(8, 4, 4));

        Assert.Equal((LossForm.CategoricalLogits, TargetForm.ClassIndex), (sequence.Loss!.Form, sequence.Outputs!.TargetForm));
        Assert.Equal((LossForm.CategoricalLogits, TargetForm.ClassIndex), (map.Loss!.Form, map.Outputs!.TargetForm));
        Assert.True(map.Loss.AtPerfect < 0.01 && map.Loss.AtConstant > 1 && map.Loss.TowardsTarget < 0);
    }

    private static float[] Train(int examineAt)
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = Noisy();
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 0.01);
        (Tensor x, Tensor y) = (Sample.Numbers(40, 6), Sample.Numbers(40, 1, 2));
        var losses = new float[20];
        for (int step = 0; step < losses.Length; step++)
        {
            Tensor loss = Loss(net.call(x), y);
            optimizer.zero_grad();
            loss.backward();
            if (step == examineAt)
            {
                ConfigurationExamination.Examine(new Examined(net, net.call, Loss, [optimizer]), x, y, ExaminationScope.Full, step);
            }

            optimizer.step();
            losses[step] = loss.item<float>();
        }

        return losses;
    }

    private static TorchSharp.Modules.Parameter Parameter(nn.Module net, int index) => net.parameters().ElementAt(index);

    private static string State(nn.Module net) =>
        string.Join(';', net.parameters().Concat(net.buffers()).Append(get_rng_state()).Select(t => Convert.ToHexString(t.detach().contiguous().bytes)))
        + string.Join(',', net.modules().Select(m => m.training));
}
