using CollapseGuard.Scaling;
using CollapseGuard.Torch.Remedies;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Remedies;

public class ScaledModelTests
{
    [TorchFact]
    public void A_large_target_on_a_wide_input_is_learned_where_the_bare_model_is_not()
    {
        random.manual_seed(2);
        using Tensor x = (randn(512, 2) * tensor(new float[] { 1, 1000 })) + tensor(new float[] { 0, 50_000 });
        using Tensor y = (x[.., 0..1] * 20_000) + x[.., 1..2] + 300_000;
        using var bare = Net();
        using var scaled = ScaledModel.Fit(Net(), x, y);
        using var bareOptimizer = optim.Adam(bare.parameters(), lr: 1e-2);
        using var optimizer = optim.Adam(scaled.parameters(), lr: 1e-2);

        Live.Train(bare, Live.Mse, bareOptimizer, x, y, 200);
        Live.Train(scaled, scaled.Loss(nn.MSELoss()), optimizer, x, y, 200);

        Assert.True(Skill(bare, x, y) < 0.5);
        Assert.True(Skill(scaled, x, y) > 0.95, $"{Skill(scaled, x, y)}");
    }

    [TorchFact]
    public void Training_is_that_of_the_standardized_problem()
    {
        random.manual_seed(3);
        using Tensor x = randn(64, 2) * 4, y = (randn(64, 1) * 100) + 7;
        using var inner = Net();
        using var twin = Net();
        twin.load_state_dict(inner.state_dict());
        using var scaled = ScaledModel.Fit(inner, x, y);
        Func<Tensor, Tensor, Tensor> loss = scaled.Loss(nn.MSELoss());
        using Tensor mean = y.mean(), deviation = y.std(unbiased: false), xm = x.mean([0L]), xs = x.std(0, unbiased: false);

        using Tensor a = loss(scaled.call(x), y), b = nn.functional.mse_loss(twin.call((x - xm) / xs), (y - mean) / deviation);
        a.backward();
        b.backward();

        Assert.Equal(b.item<float>(), a.item<float>(), 1e-4f);
        foreach ((TorchSharp.Modules.Parameter p, TorchSharp.Modules.Parameter q) in inner.parameters().Zip(twin.parameters()))
        {
            Assert.True(p.grad!.allclose(q.grad!, rtol: 1e-3, atol: 1e-5));
        }
    }

    [TorchFact]
    public void Scales_are_saved_with_the_weights()
    {
        using Tensor x = randn(32, 2) * 9, y = randn(32, 1) * 5;
        using var model = ScaledModel.Fit(Net(), x, y);
        using var other = new ScaledModel(Net(), Scaler.Standardize([0, 1, 1, 0], 2), Scaler.Standardize([0, 1]));

        other.load_state_dict(model.state_dict());

        using Tensor a = model.Predict(x), b = other.Predict(x);
        Assert.True(a.Equals(b));
        Assert.Equal(4, model.named_buffers().Count());
        Assert.Equal(4, model.named_parameters().Count());
    }

    [TorchFact]
    public void Predict_is_in_eval_mode_and_puts_the_mode_back_without_leaving_a_tensor()
    {
        using Tensor x = randn(32, 2), y = randn(32, 1);
        using var model = ScaledModel.Fit(nn.Sequential(nn.Linear(2, 8), nn.Dropout(0.5), nn.Linear(8, 1)), x, y);
        Func<Tensor, Tensor, Tensor> loss = model.Loss(Live.Mse);

        using Tensor a = model.Predict(x), b = model.Predict(x);

        Assert.True(a.Equals(b));
        Assert.False(a.requires_grad);
        Assert.True(model.training);
        Live.AssertFlat(() =>
        {
            using Tensor output = model.Predict(x);
            using Tensor value = loss(output, y);
        });
    }

    [TorchTheory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16)]
    public void Other_precisions_go_through(ScalarType type)
    {
        using Tensor x = (randn(32, 2) * 9) + 100, y = (randn(32, 1) * 5) + 1e5;
        using var model = ScaledModel.Fit(Net(), x, y);
        using Tensor expected = model.Predict(x);

        model.to(type);
        using Tensor given = x.to_type(type), answer = model.Predict(given);

        using Tensor single = answer.to_type(ScalarType.Float32);
        Assert.All(model.named_buffers(), buffer => Assert.Equal(ScalarType.Float32, buffer.buffer.dtype));
        Assert.True(single.allclose(expected, rtol: 0, atol: 2), $"{single.max().item<float>()} against {expected.max().item<float>()}");
    }

    [TorchFact]
    public void A_layer_frozen_in_eval_mode_stays_so()
    {
        using Tensor x = randn(32, 2), y = randn(32, 1);
        var norm = nn.BatchNorm1d(8);
        using var model = ScaledModel.Fit(nn.Sequential(nn.Linear(2, 8), norm, nn.Linear(8, 1)), x, y);
        norm.eval();

        using Tensor answer = model.Predict(x);

        Assert.Equal((true, false), (model.training, norm.training));
    }

    [TorchFact]
    public void Images_are_scaled_by_channel_and_constant_columns_only_shifted()
    {
        using Tensor x = (randn(16, 2, 4, 4) * 10) + 100;
        using (no_grad())
        {
            x.select(1, 1).fill_(5);
        }

        using var model = ScaledModel.Fit(nn.Identity(), x, null);
        using Tensor seen = model.call(x);

        Assert.Equal(0, seen.select(1, 0).mean().item<float>(), 1e-4f);
        Assert.Equal(1, seen.select(1, 0).std(unbiased: false).item<float>(), 1e-4f);
        Assert.Equal(0, seen.select(1, 1).abs().max().item<float>());
    }

    [TorchFact]
    public void Misuse_is_said()
    {
        using Tensor codes = ones(4, 2, dtype: ScalarType.Int64), x = randn(4, 2), y = randn(4, 1), flat = randn(4);
        using var model = ScaledModel.Fit(Net(), x, y);

        Assert.Contains("Codes", Assert.Throws<ArgumentException>(() => ScaledModel.Fit(Net(), codes, null)).Message, StringComparison.Ordinal);
        Assert.Contains("(4, 1)", Assert.Throws<ArgumentException>(() => model.Loss(nn.MSELoss())(y, flat)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ScaledModel(Net(), Scaler.Log([1, 2]), null));
        Assert.Throws<ArgumentException>(() => model.call(randn(4, 3)));
    }

    private static TorchSharp.Modules.Sequential Net() => nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1));

    private static double Skill(nn.Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        using IDisposable quiet = no_grad();
        using DisposeScope scope = NewDisposeScope();
        return 1 - ((model.call(x) - y).square().mean() / y.var(unbiased: false)).item<float>();
    }
}
