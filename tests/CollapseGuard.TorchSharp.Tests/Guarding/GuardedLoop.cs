using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>The loop of the quick start over rows in memory; what a test does otherwise is set on it.</summary>
internal sealed class GuardedLoop(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, Tensor x, Tensor y)
{
    /// <summary>Makes the optimizer.</summary>
    public Func<nn.Module, optim.Optimizer> Optimizer { get; init; } = m => optim.Adam(m.parameters(), 1e-2);

    public GuardOptions Options { get; init; } = new() { EveryStep = true };

    public int BatchSize { get; init; } = 32;

    /// <summary>False takes the rows in their order.</summary>
    public bool Shuffles { get; init; } = true;

    /// <summary>Before backward(), at a step counted from 1: clear the gradients, or do not.</summary>
    public Action<optim.Optimizer, int> Clear { get; init; } = (o, _) => o.zero_grad();

    /// <summary>After Observe(): take the step, or do not.</summary>
    public Action<optim.Optimizer, int> Step { get; init; } = (o, _) => o.step();

    /// <summary>Held-out rows, observed at the end; null for none.</summary>
    public (Tensor X, Tensor Y)? HeldOut { get; init; }

    /// <summary>The loss that the loop itself uses; the guard's when null.</summary>
    public Func<Tensor, Tensor, Tensor>? OwnLoss { get; init; }

    public CollapseReport Train(int steps)
    {
        using optim.Optimizer optimizer = Optimizer(model);
        using TrainingGuard guard = TrainingGuard.Attach(model, loss, optimizer, Options);
        Run(guard, optimizer, steps);
        if (HeldOut is { } held)
        {
            model.eval();
            using (no_grad())
            {
                guard.ObserveValidation(held.X, model.call(held.X), held.Y);
            }
        }

        return guard.Diagnose();
    }

    /// <summary>Runs steps and ends an epoch whenever the rows have been through once.</summary>
    public void Run(TrainingGuard guard, optim.Optimizer optimizer, int steps)
    {
        model.train();
        long rows = x.shape[0];
        Tensor? order = null;
        for (int step = 1, at = 0; step <= steps; step++, at += BatchSize)
        {
            using DisposeScope scope = NewDisposeScope();
            if (order is null || at + BatchSize > rows)
            {
                if (order is not null)
                {
                    guard.EndEpoch();
                }

                order = (Shuffles ? randperm(rows) : arange(rows)).DetachFromDisposeScope();
                at = 0;
            }

            Tensor chosen = order.narrow(0, at, Math.Min(BatchSize, rows - at));
            Tensor inputs = x.index_select(0, chosen), targets = y.index_select(0, chosen);
            Tensor output = model.call(inputs);
            Tensor value = (OwnLoss ?? loss)(output, targets);
            Clear(optimizer, step);
            value.backward();
            guard.Observe(inputs, output, targets, value);
            Step(optimizer, step);
            if (guard.ShouldStop)
            {
                return;
            }
        }
    }
}
