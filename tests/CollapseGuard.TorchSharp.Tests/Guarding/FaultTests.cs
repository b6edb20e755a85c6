using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>One fault in a sound training each: it is named first.</summary>
public class FaultTests
{
    [TorchFact]
    public void A_target_without_its_column_broadcasts()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();

        Expect.First(CauseId.LossBroadcast, new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y.squeeze(1)).Train(300));
    }

    [TorchFact]
    public void An_inverted_loss_climbs()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();

        Expect.First(CauseId.InvertedObjective, new GuardedLoop(Tasks.Net(1), (o, t) => -F.mse_loss(o, t), x, y) { Optimizer = m => optim.Adam(m.parameters(), 1e-3) }.Train(200));
    }

    [TorchFact]
    public void Softmax_over_one_unit_is_always_1()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Binary();

        Expect.First(CauseId.SingleUnitSoftmax, new GuardedLoop(Tasks.Net(1, nn.Softmax(1)), (o, t) => F.binary_cross_entropy(o, t), x, y).Train(200));
    }

    [TorchTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_step_that_is_never_taken_trains_nothing(bool everyStep)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();

        Expect.First(CauseId.NotTrained, new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y) { Step = (_, _) => { }, Options = new GuardOptions { EveryStep = everyStep } }.Train(200));
    }

    [TorchFact]
    public void An_optimizer_of_another_model_trains_nothing()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();

        Expect.First(CauseId.NotTrained, new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y) { Optimizer = _ => optim.Adam(Tasks.Net(1).parameters(), 1e-2) }.Train(200));
    }

    [TorchFact]
    public void Gradients_that_are_never_cleared_pile_up()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y) { Clear = (_, _) => { }, Optimizer = m => optim.SGD(m.parameters(), .1) }.Train(300);

        Expect.First(CauseId.GradientsNotCleared, report);
    }

    [TorchFact]
    public void A_huge_rate_kills_the_units()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y) { Optimizer = m => optim.Adam(m.parameters(), 10) }.Train(300);

        Expect.First(CauseId.LearningRateTooHigh, report);
    }

    [TorchFact]
    public void A_target_far_from_unit_scale_is_not_reached()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, 5000 + (1000 * y)) { Optimizer = m => optim.Adam(m.parameters(), 1e-3) }.Train(300);

        Expect.First(CauseId.TargetScale, report);
    }

    [TorchFact]
    public void Rows_sorted_by_class_teach_one_class_after_the_other()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, _) = Tasks.Binary(1024);
        Tensor y = (x.narrow(1, 0, 2).sum(1, keepdim: true) + (2 * randn(1024, 1))).gt(0).to(ScalarType.Float32);
        Tensor order = y.squeeze(1).argsort();
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.LogitLoss, x.index_select(0, order), y.index_select(0, order))
        {
            Shuffles = false,
            Optimizer = m => optim.SGD(m.parameters(), .5),
            HeldOut = (x, y),
        }.Train(320);

        Expect.First(CauseId.UnshuffledData, report);
    }

    [TorchFact]
    public void Dropout_on_the_output_is_noise_on_the_answer()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        CollapseReport report = new GuardedLoop(Tasks.Net(1, nn.Dropout(.9)), Tasks.SquaredError, x, 3 + y) { Optimizer = m => optim.Adam(m.parameters(), 1e-2) }.Train(300);

        Expect.First(CauseId.DropoutOnOutput, report);
    }

    [TorchTheory]
    [InlineData(1e-5, true)]
    [InlineData(.1, false)]
    public void Running_statistics_that_never_arrive_are_a_matter_of_mode(double momentum, bool isFault)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Binary(1024);
        Tensor far = (5 * x) + 20;
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Linear(4, 24), nn.BatchNorm1d(24, momentum: momentum), nn.ReLU(), nn.Linear(24, 1));
        CollapseReport report = new GuardedLoop(net, Tasks.LogitLoss, far.narrow(0, 0, 512), y.narrow(0, 0, 512))
        {
            Optimizer = m => optim.Adam(m.parameters(), 1e-2),
            HeldOut = (far.narrow(0, 512, 512), y.narrow(0, 512, 512)),
        }.Train(400);

        if (isFault)
        {
            Expect.First(CauseId.BatchNormMode, report);
        }
        else
        {
            Expect.Silent(report, "CG4023");
        }
    }
}
