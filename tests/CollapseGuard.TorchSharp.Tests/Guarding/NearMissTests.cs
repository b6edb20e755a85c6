using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>Sound trainings that look like faulty ones.</summary>
public class NearMissTests
{
    [TorchTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Gradients_added_up_over_several_batches_are_no_fault(int declared)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        int every = declared == 1 ? 4 : declared;
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y)
        {
            Options = new GuardOptions { EveryStep = true, GradientAccumulationSteps = declared },
            Clear = (o, step) => { if (step % every == 1) { o.zero_grad(); } },
            Step = (o, step) => { if (step % every == 0) { o.step(); } },
        }.Train(800);

        Expect.Silent(report, "CG2021", "CG2007");
    }

    [TorchFact]
    public void Gradients_added_up_over_three_batches_undeclared_are_no_fault()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y)
        {
            Clear = (o, step) => { if (step % 3 == 1) { o.zero_grad(); } },
            Step = (o, step) => { if (step % 3 == 0) { o.step(); } },
        }.Train(600);

        Expect.Silent(report, "CG2021", "CG2007");
    }

    [TorchFact]
    public void A_frozen_backbone_is_no_fault()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        manual_seed(5);
        nn.Module<Tensor, Tensor> backbone = nn.Sequential(nn.Linear(4, 64), nn.ReLU()), head = nn.Linear(64, 1);
        foreach (TorchSharp.Modules.Parameter parameter in backbone.parameters())
        {
            parameter.requires_grad = false;
        }

        nn.Module<Tensor, Tensor> net = nn.Sequential(("backbone", backbone), ("head", head));
        CollapseReport report = new GuardedLoop(net, Tasks.SquaredError, x, y) { Optimizer = _ => optim.Adam(head.parameters(), 1e-2) }.Train(400);

        Expect.Silent(report, "CG2007", "CG2004");
    }

    [TorchFact]
    public void A_learning_rate_that_warms_up_is_no_fault()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y)
        {
            Step = (o, step) =>
            {
                o.ParamGroups.First().LearningRate = 1e-2 * Math.Min(1, (step - 1) / 200.0);
                o.step();
            },
        }.Train(600);

        Expect.Silent(report, "CG2007", "CG2008");
    }

    [TorchFact]
    public void The_two_optimizers_of_an_adversarial_pair_are_no_fault()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(4);
        nn.Module<Tensor, Tensor> generator = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2));
        nn.Module<Tensor, Tensor> judge = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1));
        nn.Module<Tensor, Tensor> both = nn.Sequential(("generator", generator), ("judge", judge));
        using optim.Optimizer makes = optim.Adam(generator.parameters(), 1e-4), tells = optim.Adam(judge.parameters(), 5e-3);
        using TrainingGuard guard = TrainingGuard.Attach(both, [makes, tells], judge.call, Tasks.LogitLoss, new GuardOptions { EveryStep = true });
        Tensor truth = cat([ones(64, 1), zeros(64, 1)], 0);
        for (int step = 0; step < 300; step++)
        {
            using DisposeScope batch = NewDisposeScope();
            Tensor made = generator.call(randn(64, 2)), shown = cat([(randn(64, 2) * .5) + 2, made.detach()], 0);
            Tensor output = judge.call(shown), loss = Tasks.LogitLoss(output, truth);
            tells.zero_grad();
            loss.backward();
            guard.Observe(shown, output, truth, loss);
            tells.step();
            makes.zero_grad();
            Tasks.LogitLoss(judge.call(made), ones(64, 1)).backward(); // leaves gradients in the judge, which zero_grad clears
            makes.step();
        }

        Expect.Silent(guard.Diagnose(), "CG2021", "CG2007");
    }

    [TorchFact]
    public void Steps_that_a_loss_scaler_skips_are_no_fault()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.SquaredError, x, y)
        {
            Step = (o, step) => { if (step > 12 && step % 40 != 0) { o.step(); } },
        }.Train(500);

        Expect.Silent(report, "CG2007", "CG2021");
    }

    [TorchFact]
    public void An_autoencoder_is_no_fault()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(6);
        Tensor x = randn(512, 3).matmul(randn(3, 20)).div(Math.Sqrt(3));
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Linear(20, 16), nn.ReLU(), nn.Linear(16, 4), nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 20));
        CollapseReport report = new GuardedLoop(net, Tasks.SquaredError, x, x).Train(800);

        Expect.Silent(report);
    }

    [TorchFact]
    public void One_percent_positives_that_rank_are_no_fault()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(7);
        Tensor x = randn(4000, 4);
        Tensor y = (x.narrow(1, 0, 1) + (.15 * randn(4000, 1))).gt(2.3).to(ScalarType.Float32);
        CollapseReport report = new GuardedLoop(Tasks.Net(1), Tasks.LogitLoss, x, y) { BatchSize = 200 }.Train(600);

        Expect.Silent(report, "CG2001", "CG1007"); // the imbalance itself is a fact, told as a note
    }

    [TorchFact]
    public void A_legitimately_tiny_spread_is_no_fault()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(8);
        Tensor x = randn(512, 4), y = 20 + (.01 * x.narrow(1, 0, 1));
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Linear(4, 1));
        CollapseReport report = new GuardedLoop(net, Tasks.SquaredError, x, y) { Optimizer = m => optim.SGD(m.parameters(), .1) }.Train(800);

        Expect.Silent(report, "CG1001", "CG2001");
    }

    [TorchFact]
    public void A_plateau_before_learning_is_no_fault()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(9);
        Tensor x = randint(0, 2, [512, 2], ScalarType.Float32), y = (x.narrow(1, 0, 1) - x.narrow(1, 1, 1)).abs();
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Linear(2, 8), nn.Sigmoid(), nn.Linear(8, 1), nn.Sigmoid());
        CollapseReport report = new GuardedLoop(net, (o, t) => F.binary_cross_entropy(o, t), x, y) { Optimizer = m => optim.SGD(m.parameters(), 1) }.Train(2000);

        Expect.Silent(report, "CG2001", "CG2010");
    }
}
