using System.Runtime.CompilerServices;
using CollapseGuard.Torch.Watching;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>What the guard leaves behind: nothing.</summary>
public class TraceTests
{
    [TorchFact]
    public void No_hook_is_left_after_a_look()
    {
        using DisposeScope scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> net = Tasks.Net(1);
        WeakReference watch = LookAt(net);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(watch.IsAlive); // a hook would hold it, and the model the hook
        Assert.Equal([3, 1], net.call(randn(3, 4)).shape);
    }

    [TorchFact]
    public void No_tensor_outlives_its_call_and_memory_is_flat_over_2000_steps()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers(256);
        nn.Module<Tensor, Tensor> net = Tasks.Net(1);
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 1e-3);
        using TrainingGuard guard = TrainingGuard.Attach(net, Tasks.SquaredError, optimizer, new GuardOptions { EveryStep = true });
        long early = 0, leaked = 0;
        for (int step = 1; step <= 2000; step++)
        {
            using DisposeScope batch = NewDisposeScope();
            Tensor xb = x.narrow(0, step % 8 * 32, 32), yb = y.narrow(0, step % 8 * 32, 32);
            Tensor output = net.call(xb);
            Tensor loss = Tasks.SquaredError(output, yb);
            optimizer.zero_grad();
            loss.backward();
            long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            guard.Observe(xb, output, yb, loss);
            leaked += DisposeScopeManager.Statistics.ThreadTotalLiveCount - before;
            optimizer.step();
            if (step % 100 == 0)
            {
                guard.EndEpoch();
            }

            early = step == 1000 ? GC.GetTotalMemory(forceFullCollection: true) : early;
        }

        long late = GC.GetTotalMemory(forceFullCollection: true);
        long live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        _ = guard.Diagnose();
        guard.ObserveValidation(x, y, y);
        guard.Dispose();

        Assert.Equal(0, leaked);
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.InRange(late - early, long.MinValue, 100_000);
    }

    [TorchTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void Managed_and_native_memory_stay_flat_without_epochs(int outputs)
    {
        const int Steps = 8000;
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = outputs == 1 ? Tasks.Binary(256) : Tasks.Classes(256);
        Func<Tensor, Tensor, Tensor> loss = outputs == 1 ? Tasks.LogitLoss : Tasks.CrossEntropy;
        nn.Module<Tensor, Tensor> net = Tasks.Net(outputs);
        using optim.Optimizer optimizer = optim.SGD(net.parameters(), 1e-3);
        using TrainingGuard guard = TrainingGuard.Attach(net, loss, optimizer, new GuardOptions { EveryStep = true });
        long managed = 0, resident = 0;
        for (int step = 1; step <= Steps; step++)
        {
            using DisposeScope batch = NewDisposeScope();
            Tensor xb = x.narrow(0, step % 8 * 32, 32), yb = y.narrow(0, step % 8 * 32, 32);
            Tensor output = net.call(xb);
            Tensor value = loss(output, yb);
            optimizer.zero_grad();
            value.backward();
            guard.Observe(xb, output, yb, value);
            optimizer.step();
            if (step == Steps / 8)
            {
                (managed, resident) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
            }
        }

        // 7,000 steps: half a double a step, or a small tensor of 2 kB in each, would be seen.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - managed, long.MinValue, 30_000);
        Assert.InRange(Environment.WorkingSet - resident, long.MinValue, 14_000_000);
    }

    [TorchFact]
    public void A_step_that_is_not_sampled_allocates_nothing()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers(32);
        nn.Module<Tensor, Tensor> net = Tasks.Net(1);
        using optim.Optimizer optimizer = optim.SGD(net.parameters(), 1e-3);
        using TrainingGuard guard = TrainingGuard.Attach(net, Tasks.SquaredError, optimizer, new GuardOptions { OverheadBudget = 1e-9 });
        Tensor output = net.call(x), loss = Tasks.SquaredError(output, y);
        long allocated = 0, unsampled = 0;
        bool followsALook = true; // after a look into the layers the effect of the step is read
        for (int step = 0; step < 1000; step++)
        {
            long sampled = guard.Monitor.SampledSteps;
            TimeSpan paused = GC.GetTotalPauseDuration();
            long before = GC.GetAllocatedBytesForCurrentThread();
            guard.Observe(x, output, y, loss);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

            // A collection closes the block that a thread allocates from: its rest counts as allocated.
            bytes = GC.GetTotalPauseDuration() == paused ? bytes : 0;
            bool isLook = guard.Monitor.SampledSteps > sampled;
            if (step > 100 && !isLook && !followsALook)
            {
                (allocated, unsampled) = (allocated + bytes, unsampled + 1);
            }

            followsALook = isLook;
        }

        Assert.InRange(unsampled, 800, 900);
        Assert.Equal(0, allocated);
    }

    [TorchFact]
    public void Modules_keep_their_own_mode_and_a_frozen_batch_norm_its_statistics()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        TorchSharp.Modules.BatchNorm1d frozen = nn.BatchNorm1d(32);
        nn.Module<Tensor, Tensor> net = nn.Sequential(nn.Linear(4, 32), frozen, nn.ReLU(), nn.Linear(32, 1));
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 1e-2);
        using TrainingGuard guard = TrainingGuard.Attach(net, Tasks.SquaredError, optimizer, new GuardOptions { EveryStep = true });
        net.train();
        frozen.eval();
        for (int step = 0; step < 40; step++)
        {
            Tensor output = net.call(x), loss = Tasks.SquaredError(output, y);
            optimizer.zero_grad();
            loss.backward();
            guard.Observe(x, output, y, loss);
            optimizer.step();
        }

        _ = guard.Diagnose();

        Assert.True(net.training);
        Assert.False(frozen.training);
        Assert.Equal(0, frozen.running_mean!.abs().max().item<float>());
        Assert.Equal(0, frozen.get_buffer("num_batches_tracked")!.item<long>());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LookAt(nn.Module<Tensor, Tensor> net)
    {
        var watch = new LayerWatch(net);
        Assert.Equal(["0", "1", "2"], watch.Look(net.call, randn(16, 4)).Select(s => s.Name));
        Assert.Null(watch.Unseen);
        return new WeakReference(watch);
    }
}
