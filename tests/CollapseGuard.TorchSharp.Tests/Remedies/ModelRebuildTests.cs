using CollapseGuard.Torch.Remedies;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Remedies;

public class ModelRebuildTests
{
    [TorchFact]
    public void Dead_units_come_back_with_leaky_relu_and_the_optimizer_goes_on()
    {
        random.manual_seed(8);
        var old = nn.Sequential(("in", nn.Linear(2, 16)), ("act", nn.ReLU()), ("out", nn.Linear(16, 1)));
        using (no_grad())
        {
            ((Linear)old[0]).bias!.fill_(-20);
        }

        using Tensor x = randn(128, 2), y = x[.., 0..1];
        using var optimizer = optim.Adam(old.parameters(), lr: 0.05);
        double dead = Live.Train(old, Live.Mse, optimizer, x, y, 100);

        RebuiltModel rebuilt = ActivationSwap.ToLeakyReLU(old, 0.1);
        using nn.Module<Tensor, Tensor> model = rebuilt.Model;
        double alive = Live.Train(model, Live.Mse, optimizer, x, y, 300);

        Assert.Equal(["act"], rebuilt.Changed);
        Assert.Empty(rebuilt.Kept);
        Assert.Equal(old.state_dict().Keys, model.state_dict().Keys);
        Assert.True(alive < 0.5 * dead, $"{alive} against {dead}");
    }

    [TorchFact]
    public void A_child_in_a_field_is_replaced_where_the_field_may_hold_it_and_said_where_not()
    {
        using var model = new Custom();

        RebuiltModel rebuilt = ActivationSwap.ToLeakyReLU(model);

        Assert.Same(model, rebuilt.Model);
        Assert.Equal(["body.1", "open"], rebuilt.Changed.Order());
        Assert.Contains("may only hold a ReLU", Assert.Single(rebuilt.Kept), StringComparison.Ordinal);
        using Tensor negative = model.Open(-ones(1));
        Assert.Equal(-0.01f, negative.item<float>(), 1e-6f);
        Assert.Equal(["body", "open", "narrow"], model.named_children().Select(child => child.name).OrderBy(name => name == "narrow").ThenBy(name => name));
    }

    [TorchFact]
    public void The_output_activation_stays_when_hidden_ones_become_elu()
    {
        RebuiltModel rebuilt = ActivationSwap.ToELU(nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1), nn.Sigmoid()));

        Assert.Equal(["1"], rebuilt.Changed);
        Assert.IsType<Sigmoid>(((Sequential)rebuilt.Model)[3]);
    }

    [TorchFact]
    public void Dropout_goes_behind_hidden_activations_and_never_on_the_output()
    {
        using nn.Module<Tensor, Tensor> model = DropoutInsertion.Apply(
            nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 8), nn.Tanh(), nn.Dropout(0.1), nn.Linear(8, 1), nn.Sigmoid()), 0.3).Model;

        Assert.Equal(["Linear", "ReLU", "Dropout", "Linear", "Tanh", "Dropout", "Linear", "Sigmoid"], model.children().Select(child => child.GetType().Name));
        using Tensor x = randn(64, 2);
        model.eval();
        using Tensor a = model.call(x), b = model.call(x);
        Assert.True(a.Equals(b));
        model.train();
        using Tensor c = model.call(x);
        Assert.False(a.Equals(c));
    }

    [TorchFact]
    public void The_old_sequential_may_be_collected()
    {
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static nn.Module<Tensor, Tensor> Rebuilt() => ActivationSwap.ToLeakyReLU(nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))).Model;

        using nn.Module<Tensor, Tensor> model = Rebuilt();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using Tensor x = randn(3, 2), output = model.call(x);

        Assert.Equal([3L, 1L], output.shape);
        Assert.Equal(4, model.parameters().Count());
    }

    [TorchFact]
    public void Nothing_to_change_gives_the_same_model_back()
    {
        using var model = nn.Sequential(nn.Linear(2, 1));

        Assert.Same(model, ActivationSwap.ToLeakyReLU(model).Model);
        Assert.Throws<ArgumentOutOfRangeException>(() => DropoutInsertion.Apply(model, 1));
    }

    private sealed class Custom : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential body = nn.Sequential(nn.Linear(2, 2), nn.ReLU());
        private readonly nn.Module<Tensor, Tensor> open = nn.ReLU();
        private readonly ReLU narrow = nn.ReLU();

        public Custom()
            : base(nameof(Custom)) => RegisterComponents();

        public Tensor Open(Tensor input) => open.call(input);

        public override Tensor forward(Tensor input) => narrow.call(open.call(body.call(input)));
    }
}
