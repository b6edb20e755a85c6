using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>Loops as they are really written.</summary>
public class LoopTests
{
    [TorchFact]
    public void Class_numbers_are_read_as_classes()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Classes();
        CollapseReport report = new GuardedLoop(Tasks.Net(3), Tasks.CrossEntropy, x, y).Train(300);

        Assert.Equal(PredictionTask.Multiclass, report.Subject.Task);
        Expect.Silent(report);
    }

    [TorchTheory]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.Float64)]
    public void Other_number_types_are_watched(ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        nn.Module<Tensor, Tensor> net = Tasks.Net(1).to(type);
        CollapseReport report = new GuardedLoop(net, Tasks.SquaredError, x.to(type), y.to(type)) { Optimizer = m => optim.SGD(m.parameters(), .1) }.Train(300);

        Expect.Silent(report);
    }

    [TorchFact]
    public void Sequences_of_changing_length_are_watched()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(1);
        nn.Module<Tensor, Tensor> net = Tasks.Net(3);
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 1e-2);
        using TrainingGuard guard = TrainingGuard.Attach(net, Loss, optimizer, new GuardOptions { EveryStep = true });
        for (int step = 0; step < 300; step++)
        {
            using DisposeScope batch = NewDisposeScope();
            Tensor x = randn(16, 4 + (step % 5), 4), y = x.narrow(2, 0, 3).argmax(2);
            Tensor output = net.call(x), loss = Loss(output, y);
            optimizer.zero_grad();
            loss.backward();
            guard.Observe(x, output, y, loss);
            optimizer.step();
        }

        CollapseReport report = guard.Diagnose();

        Assert.Equal(PredictionTask.Multiclass, report.Subject.Task);
        Expect.Silent(report);

        static Tensor Loss(Tensor output, Tensor target) => F.cross_entropy(output.reshape(-1, 3), target.reshape(-1));
    }

    [TorchFact]
    public void A_batch_of_another_width_is_left_out_rather_than_misread()
    {
        using DisposeScope scope = NewDisposeScope();
        var reading = new Reading.BatchNumbers(Reading.BatchReading.Of(randn(8, 4), randn(8, 4), TrainingTask.Unknown));

        Assert.True(reading.Read(randn(8, 4), randn(8, 4)));
        Assert.False(reading.Read(randn(8, 2), randn(8, 2)));
    }

    [TorchFact]
    public void Several_optimizers_hold_the_parameters_together()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        nn.Module<Tensor, Tensor> first = nn.Linear(4, 32), last = nn.Linear(32, 1);
        nn.Module<Tensor, Tensor> net = nn.Sequential(("first", first), ("relu", nn.ReLU()), ("last", last));
        optim.Optimizer[] optimizers = [optim.Adam(first.parameters(), 1e-2), optim.SGD(last.parameters(), .1)];
        using TrainingGuard guard = TrainingGuard.Attach(net, optimizers, net.call, Tasks.SquaredError, new GuardOptions { EveryStep = true });
        new GuardedLoop(net, Tasks.SquaredError, x, y)
        {
            Clear = (_, _) => Array.ForEach(optimizers, o => o.zero_grad()),
            Step = (_, _) => Array.ForEach(optimizers, o => o.step()),
        }.Run(guard, optimizers[0], 300);

        Assert.Equal(guard.Monitor.ToSnapshot().Training!.Parameters!.TrainableCount, guard.Monitor.ToSnapshot().Training!.Parameters!.HeldCount);
        Expect.Silent(guard.Diagnose());
    }

    [TorchFact]
    public void A_closure_may_observe_each_evaluation()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        nn.Module<Tensor, Tensor> net = Tasks.Net(1);
        using optim.Optimizer optimizer = optim.LBFGS(net.parameters(), lr: .3, max_iter: 6);
        using TrainingGuard guard = TrainingGuard.Attach(net, Tasks.SquaredError, optimizer, new GuardOptions { EveryStep = true });
        for (int step = 0; step < 30; step++)
        {
            optimizer.step(() =>
            {
                optimizer.zero_grad();
                Tensor output = net.call(x), loss = Tasks.SquaredError(output, y);
                loss.backward();
                guard.Observe(x, output, y, loss);
                return loss;
            });
        }

        Expect.Silent(guard.Diagnose(), "CG2021", "CG2007");
    }

    [TorchFact]
    public void A_scheduler_may_change_the_rate()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        nn.Module<Tensor, Tensor> net = Tasks.Net(1);
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 2e-2);
        optim.lr_scheduler.LRScheduler scheduler = optim.lr_scheduler.StepLR(optimizer, 100, .3);
        using TrainingGuard guard = TrainingGuard.Attach(net, Tasks.SquaredError, optimizer, new GuardOptions { EveryStep = true });
        new GuardedLoop(net, Tasks.SquaredError, x, y) { Step = (o, _) => { o.step(); scheduler.step(); } }.Run(guard, optimizer, 400);

        Assert.Equal(2e-2 * .3 * .3 * .3 * .3, optimizer.ParamGroups.First().LearningRate, 9);
        Expect.Silent(guard.Diagnose());
    }

    [TorchFact]
    public void Training_goes_on_from_a_checkpoint()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        nn.Module<Tensor, Tensor> net = Tasks.Net(1);
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 1e-2);
        using TrainingGuard guard = TrainingGuard.Attach(net, Tasks.SquaredError, optimizer, new GuardOptions { StartStep = 5000, EveryStep = true });
        new GuardedLoop(net, Tasks.SquaredError, x, y).Run(guard, optimizer, 100);

        Assert.Equal(5100, guard.Steps);
        Assert.Equal(5100, guard.Monitor.Steps);
        Assert.Equal(100, guard.Monitor.SampledSteps);
        Assert.Empty(guard.Monitor.ToSnapshot().Configuration!.Initialization);
        Expect.Silent(guard.Diagnose());
    }

    [TorchFact]
    public void Without_targets_outputs_are_described()
    {
        using DisposeScope scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = Tasks.Net(4);
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 1e-2);
        using TrainingGuard guard = TrainingGuard.Attach(net, (o, _) => o.square().mean(), optimizer, new GuardOptions { EveryStep = true });
        for (int step = 0; step < 20; step++)
        {
            using DisposeScope batch = NewDisposeScope();
            Tensor x = randn(32, 4), output = net.call(x), loss = output.square().mean();
            optimizer.zero_grad();
            loss.backward();
            guard.Observe(x, output, null, loss);
            optimizer.step();
        }

        CollapseReport report = guard.Diagnose();

        Assert.Equal(TrainingTask.Unknown, guard.Monitor.Task);
        Assert.Equal(20, guard.Monitor.SampledSteps);
        Assert.NotEqual(Outcome.Healthy, report.Outcome); // without targets nothing shows that it works
    }

    [TorchFact]
    public void A_loss_that_throws_when_it_is_probed_leaves_its_part_unknown()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        CollapseReport report = new GuardedLoop(Tasks.Net(1), (_, _) => throw new InvalidOperationException("only inside the loop"), x, y) { OwnLoss = Tasks.SquaredError }.Train(300);

        Assert.DoesNotContain(report.Cleared, d => d.Id == "CG4008");
        Expect.Silent(report);
    }

    [TorchFact]
    public void Targets_that_look_like_flags_at_first_may_be_numbers()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, _) = Tasks.Numbers();
        Tensor y = x.narrow(1, 0, 1).clone();
        y.narrow(0, 0, 32).fill_(1);
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y) { Shuffles = false }.Train(400);

        Assert.Equal(PredictionTask.Regression, report.Subject.Task);
        Expect.Silent(report);
    }
}
