using CollapseGuard.Torch.Watching;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>Hooks fire only through call(): what they do not reach is named.</summary>
public class UnseenLayersTests
{
    [TorchFact]
    public void A_model_that_calls_forward_of_its_layers_is_reported()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor x, Tensor y) = Tasks.Numbers();
        using var net = new Direct(throughCall: false);
        using optim.Optimizer optimizer = optim.SGD(net.parameters(), 0);
        using TrainingGuard guard = TrainingGuard.Attach(net, Tasks.SquaredError, optimizer);
        new GuardedLoop(net, Tasks.SquaredError, x, y).Run(guard, optimizer, 20);

        CollapseReport report = guard.Diagnose();

        Assert.Contains("forward()", guard.Monitor.ToSnapshot().Training!.LayersUnseen, StringComparison.Ordinal);
        Assert.Contains(report.WouldDecide, q => q.Contains("call()", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Cleared, d => d.Id == "CG2002");
    }

    [TorchFact]
    public void Layers_that_are_missed_beside_others_that_are_seen_are_named()
    {
        using DisposeScope scope = NewDisposeScope();
        using var net = new Direct(throughCall: true);
        var watch = new LayerWatch(net);

        Assert.Equal(["first"], watch.Look(net.call, randn(16, 4)).Select(s => s.Name));
        Assert.Contains("'last'", watch.Unseen, StringComparison.Ordinal);
        Assert.DoesNotContain("'first'", watch.Unseen, StringComparison.Ordinal);
    }

    [TorchFact]
    public void A_layer_that_gives_several_tensors_is_named()
    {
        using DisposeScope scope = NewDisposeScope();
        using var net = new Recurrent();
        var watch = new LayerWatch(net);

        Assert.Equal(["last"], watch.Look(net.call, randn(16, 5, 4)).Select(s => s.Name));
        Assert.Contains("'memory'", watch.Unseen, StringComparison.Ordinal);
    }

    private sealed class Direct : nn.Module<Tensor, Tensor>
    {
        private readonly Linear first = nn.Linear(4, 8);
        private readonly Linear last = nn.Linear(8, 1);
        private readonly bool throughCall;

        public Direct(bool throughCall)
            : base("direct")
        {
            this.throughCall = throughCall;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => last.forward((throughCall ? first.call(input) : first.forward(input)).relu());
    }

    private sealed class Recurrent : nn.Module<Tensor, Tensor>
    {
        private readonly GRU memory = nn.GRU(4, 6, batchFirst: true);
        private readonly Linear last = nn.Linear(6, 1);

        public Recurrent()
            : base("recurrent") => RegisterComponents();

        public override Tensor forward(Tensor input) => last.call(memory.call(input, null).Item1.select(1, -1));
    }
}
