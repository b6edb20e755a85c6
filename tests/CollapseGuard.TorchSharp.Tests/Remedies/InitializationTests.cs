using CollapseGuard.Torch.Remedies;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Remedies;

public class InitializationTests
{
    [TorchFact]
    public void A_dead_relu_net_learns_after_reinitialization()
    {
        random.manual_seed(1);
        using var model = nn.Sequential(nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1));
        using Tensor x = randn(256, 4);
        using Tensor y = (x[.., 0..1] * x[.., 1..2]) + x[.., 2..3];
        using (no_grad())
        {
            ((TorchSharp.Modules.Linear)model[2]).bias!.fill_(-100);
        }

        using var optimizer = optim.Adam(model.parameters(), lr: 3e-3);
        double dead = Live.Train(model, Live.Mse, optimizer, x, y, 100);
        using (Tensor outputs = model.call(x))
        {
            Assert.True(outputs.var().item<float>() < 1e-8, "the net is meant to be dead");
        }

        IReadOnlyList<LayerInitialization> layers = Initialization.Apply(model, optimizer, new InitializationOptions { Seed = 3 });
        double alive = Live.Train(model, Live.Mse, optimizer, x, y, 300);

        Assert.Equal(["He", "He", "Glorot"], layers.Select(layer => layer.Scheme));
        Assert.Equal(["ReLU", "ReLU", "none"], layers.Select(layer => layer.Activation));
        Assert.True(alive < 0.1 * dead, $"{alive} against {dead}");
    }

    [TorchFact]
    public void Variance_survives_depth_and_deviations_are_those_drawn()
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        for (int i = 0; i < 20; i++)
        {
            layers.Add(nn.Linear(256, 256));
            layers.Add(nn.ReLU());
        }

        using var model = nn.Sequential(layers);
        Initialization.Apply(model, options: new InitializationOptions { Seed = 1 });
        using Tensor x = randn(128, 256);
        using Tensor outputs = model.call(x);

        Assert.InRange(outputs.square().mean().item<float>(), 0.2, 5);
        Assert.InRange(((TorchSharp.Modules.Linear)model[0]).weight!.std().item<float>(), 0.98 * Math.Sqrt(2 / 256.0), 1.02 * Math.Sqrt(2 / 256.0));
        Assert.Equal(0, ((TorchSharp.Modules.Linear)model[0]).bias!.abs().max().item<float>());
    }

    [TorchFact]
    public void A_seed_repeats_the_weights_and_leaves_the_random_state_alone()
    {
        using var model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.Tanh(), nn.Flatten(), nn.Linear(8, 2));
        using Tensor before = get_rng_state();
        Initialization.Apply(model, options: new InitializationOptions { Seed = 5 });
        Dictionary<string, byte[]> first = Live.Bytes(model);
        Initialization.Apply(model, options: new InitializationOptions { Seed = 5 });
        using Tensor after = get_rng_state();

        Assert.Equal(first, Live.Bytes(model));
        Assert.True(before.Equals(after));
        Live.AssertFlat(() => Initialization.Apply(model, options: new InitializationOptions { Seed = 5 }));
    }

    [TorchFact]
    public void Normalization_is_reset_embeddings_are_left_and_a_convolution_sees_past_its_norm()
    {
        using var model = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 4), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 1));
        using Tensor embedding = ((TorchSharp.Modules.Embedding)model[0]).weight!.clone();
        var norm = (TorchSharp.Modules.BatchNorm1d)model[2];
        using (no_grad())
        {
            norm.weight!.fill_(7);
            norm.running_var!.fill_(9);
        }

        IReadOnlyList<LayerInitialization> layers = Initialization.Apply(model);

        Assert.Equal([false, true, true, true], layers.Select(layer => layer.Redrawn));
        Assert.Equal("Tanh", layers[1].Activation);
        Assert.Equal(Math.Sqrt(2.0 / 8) * 5 / 3, layers[1].Deviation, 1e-12);
        Assert.True(embedding.Equals(((TorchSharp.Modules.Embedding)model[0]).weight!));
        Assert.Equal((1f, 1f), (norm.weight!.max().item<float>(), norm.running_var!.max().item<float>()));
    }

    [TorchFact]
    public void Optimizer_moments_start_anew_and_rates_stay()
    {
        using var model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1));
        using var optimizer = optim.Adam(model.parameters(), lr: 0.123);
        using Tensor x = randn(8, 2), y = randn(8, 1);
        Live.Train(model, Live.Mse, optimizer, x, y, 3);

        Initialization.Apply(model, optimizer);

        foreach (TorchSharp.Modules.Adam.State state in optimizer.state_dict().State.Cast<TorchSharp.Modules.Adam.State>())
        {
            Assert.Equal(0, state.step);
            Assert.Equal(0, state.exp_avg.abs().max().item<float>());
        }

        Assert.Equal(0.123, optimizer.ParamGroups.Single().LearningRate);
        Live.AssertFlat(() => Initialization.Apply(model, optimizer));
    }

    [TorchFact]
    public void Moments_of_what_was_left_stay_across_parameter_groups()
    {
        using var model = nn.Sequential(nn.Embedding(10, 4), nn.Flatten(), nn.Linear(8, 3), nn.Linear(3, 1));
        using TorchSharp.Modules.AdamW optimizer = WeightDecay.Groups(model).AdamW();
        using Tensor x = randint(0, 10, [8L, 2L], dtype: ScalarType.Int64), y = randn(8, 1);
        Live.Train(model, Live.Mse, optimizer, x, y, 3);

        Initialization.Apply(model, optimizer);

        List<TorchSharp.Modules.AdamW.State> states = [.. optimizer.state_dict().State.Cast<TorchSharp.Modules.AdamW.State>()];
        Assert.Equal(5, states.Count);
        TorchSharp.Modules.AdamW.State kept = Assert.Single(states, state => state.step == 3);
        Assert.Equal([10L, 4L], kept.exp_avg.shape);
    }

    [TorchFact]
    public void A_functional_activation_is_assumed_said_and_can_be_named()
    {
        using var model = new Functional();

        LayerInitialization assumed = Initialization.Apply(model)[0];
        LayerInitialization named = Initialization.Apply(model, options: new InitializationOptions { ActivationAfter = new Dictionary<string, string> { ["first"] = "Tanh" } })[0];

        Assert.Equal(("ReLU", "He"), (assumed.Activation, assumed.Scheme));
        Assert.Contains("assumed", assumed.Note, StringComparison.Ordinal);
        Assert.Equal(("Tanh", "Glorot"), (named.Activation, named.Scheme));
        Assert.Throws<ArgumentException>(() => Initialization.Apply(model, options: new InitializationOptions { ActivationAfter = new Dictionary<string, string> { ["frist"] = "Tanh" } }));
    }

    private sealed class Functional : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear first = nn.Linear(3, 3);
        private readonly TorchSharp.Modules.Linear second = nn.Linear(3, 1);

        public Functional()
            : base(nameof(Functional)) => RegisterComponents();

        public override Tensor forward(Tensor input) => second.call(nn.functional.tanh(first.call(input)));
    }
}
