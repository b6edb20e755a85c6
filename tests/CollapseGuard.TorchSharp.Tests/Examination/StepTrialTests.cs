using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using CollapseGuard.Torch.Examination.Steps;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Examination;

public class StepTrialTests
{
    private static Tensor Loss(Tensor p, Tensor t) => F.mse_loss(p, t);

    public static TheoryData<string> Optimizers => ["sgd", "momentum", "adam", "adamw", "rms", "adagrad", "adadelta", "adamax"];

    [TorchTheory]
    [MemberData(nameof(Optimizers))]
    public void A_step_of_the_whole_rate_is_the_optimizers_own(string name)
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = Sample.Net(5, 1);
        optim.Optimizer optimizer = Make(name, net);
        (Tensor x, Tensor y) = (Sample.Numbers(32, 5), Sample.Numbers(32, 1, 2));

        for (int step = 0; step < 3; step++)
        {
            StepProfile profile = TrialStep.Of(new Examined(net, net.call, Loss, [optimizer]), x, y, step, double.NaN)!.Profile!;
            optimizer.zero_grad();
            Tensor loss = Loss(net.call(x), y);
            loss.backward();
            optimizer.step();

            Assert.Equal(loss.item<float>(), profile.Loss, 1e-6);
            if (step == 0 || name is "sgd" or "momentum" or "adam" or "adamw" or "rms")
            {
                Assert.Equal(Loss(net.call(x), y).item<float>(), profile.Multiples[2].Loss, 1e-5);
            }
        }
    }

    [TorchFact]
    public void Too_great_a_rate_raises_the_loss_and_a_sound_one_lowers_it()
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = Sample.Net(5, 1);
        (Tensor x, Tensor y) = (Sample.Numbers(32, 5), Sample.Numbers(32, 1, 2));

        StepProfile sound = Sample.Examine(net, Loss, x, y, ExaminationScope.Full, optim.SGD(net.parameters(), 0.05)).Step!;
        StepProfile great = Sample.Examine(net, Loss, x, y, ExaminationScope.Full, optim.SGD(net.parameters(), 20)).Step!;

        Assert.True(sound.Multiples[2].Loss < sound.Loss);
        Assert.True(great.Multiples[2].Loss > great.Loss);
        Assert.True(great.Multiples[0].Loss < great.Loss + 0.5);
        Assert.Equal((0.05, 0L, 0.0), (sound.LearningRate, sound.AtStep, sound.Floor));
        Assert.Equal([0.01, 0.1, 1, 10, 100], sound.Multiples.Select(m => m.Multiple));
    }

    private static optim.Optimizer Make(string name, nn.Module net) => name switch
    {
        "momentum" => optim.SGD(net.parameters(), 0.05, momentum: 0.9, nesterov: true, weight_decay: 0.1),
        "adam" => optim.Adam(net.parameters(), 0.01, weight_decay: 0.1),
        "adamw" => optim.AdamW(net.parameters(), 0.01, weight_decay: 0.1),
        "rms" => optim.RMSProp(net.parameters(), 0.001),
        "adagrad" => optim.Adagrad(net.parameters(), 0.01),
        "adadelta" => optim.Adadelta(net.parameters(), 1),
        "adamax" => optim.Adamax(net.parameters(), 0.01),
        _ => optim.SGD(net.parameters(), 0.05, weight_decay: 0.1),
    };
}
