using CollapseGuard.Torch.Remedies;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Remedies;

public class TrainingPiecesTests
{
    [TorchFact]
    public void Early_stopping_restores_the_best_weights_and_buffers_to_the_bit()
    {
        using var model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 1));
        using var optimizer = optim.Adam(model.parameters(), lr: 0.1);
        using Tensor x = randn(16, 3), y = randn(16, 1);
        using var stopping = new EarlyStopping(model, patience: 3);
        double[] losses = [3, 2, 1, double.NaN, 1.5, 1];
        Dictionary<string, byte[]> best = [];
        foreach (double loss in losses)
        {
            Assert.False(stopping.ShouldStop);
            Live.Train(model, Live.Mse, optimizer, x, y, 2);
            if (stopping.EndEpoch(loss))
            {
                best = Live.Bytes(model);
            }
        }

        Assert.True(stopping.ShouldStop);
        Assert.Equal((3, 1.0), (stopping.BestEpoch, stopping.BestLoss));
        Assert.NotEqual(best, Live.Bytes(model));
        stopping.RestoreBest();
        Assert.Equal(best, Live.Bytes(model));
    }

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(7, 143)]
    [InlineData(100, 10)]
    [InlineData(50_000, 10)]
    public void Patience_covers_ten_epochs_and_a_thousand_steps(int stepsPerEpoch, int patience) =>
        Assert.Equal(patience, EarlyStopping.PatienceFor(stepsPerEpoch));

    [TorchFact]
    public void Early_stopping_frees_what_it_kept()
    {
        using var model = nn.Sequential(nn.Linear(3, 4));
        Live.AssertFlat(() =>
        {
            using var stopping = new EarlyStopping(model);
            stopping.EndEpoch(2);
            stopping.EndEpoch(1);
            stopping.RestoreBest();
        });
        using var none = new EarlyStopping(model);
        none.EndEpoch(double.NaN);
        Assert.Throws<InvalidOperationException>(none.RestoreBest);
    }

    [TorchFact]
    public void Clipping_returns_the_norm_before_and_bounds_it_after()
    {
        using var model = nn.Sequential(nn.Linear(2, 1));
        using Tensor x = ones(4, 2) * 300;
        using Tensor loss = model.call(x).sum();
        loss.backward();
        double expected = Math.Sqrt((2 * 1200.0 * 1200) + 16);

        Assert.Equal(expected, GradientClipping.ByNorm(model, 1), 1e-3);
        Assert.Equal(1, GradientClipping.ByNorm(model, 5), 1e-5);
        Assert.Equal(1, GradientClipping.ByNorm(model, 5), 1e-5);
        Live.AssertFlat(() => GradientClipping.ByNorm(model, 1));
        using (no_grad())
        {
            model.parameters().First().grad!.fill_(float.NaN);
        }

        Assert.True(double.IsNaN(GradientClipping.ByNorm(model, 1)));
        Assert.Equal(4 / expected, model.parameters().Last().grad!.item<float>(), 1e-5);
    }

    [TorchFact]
    public void Decay_shrinks_weights_and_leaves_biases_norms_and_embeddings()
    {
        using var model = nn.Sequential(nn.Embedding(5, 3), nn.Linear(3, 3), nn.LayerNorm(3), nn.Linear(3, 1));
        WeightDecay groups = WeightDecay.Groups(model);
        foreach (optim.Optimizer optimizer in new optim.Optimizer[] { groups.AdamW(0.1, 0.5), groups.SGD(0.1, 0.5) })
        {
            Dictionary<string, Tensor> before = model.named_parameters().ToDictionary(p => p.name, p => p.parameter.detach().clone());
            foreach (Parameter parameter in model.parameters())
            {
                parameter.grad = zeros_like(parameter);
            }

            optimizer.step();
            foreach ((string name, Parameter parameter) in model.named_parameters())
            {
                float factor = name is "1.weight" or "3.weight" ? 0.95f : 1;
                Assert.True(parameter.allclose(before[name] * factor), $"{optimizer.GetType().Name} {name}");
            }

            optimizer.Dispose();
        }

        Assert.Equal(2, groups.Decayed.Count);
        Assert.Equal(5, groups.Undecayed.Count);
    }

    [TorchTheory]
    [InlineData(PredictionTask.Regression, 3, 3)]
    [InlineData(PredictionTask.Binary, 2, 1)]
    [InlineData(PredictionTask.Multiclass, 4, 4)]
    public void A_head_and_its_loss_fit_the_targets_they_name(PredictionTask task, int count, int units)
    {
        OutputHead head = OutputHead.For(task, count, features: 6);
        using Tensor x = randn(10, 6);
        using Tensor targets = task == PredictionTask.Multiclass ? randint(0, count, [10L], dtype: ScalarType.Int64) : ones(10, units);

        using Tensor output = head.Layer.call(x);
        using Tensor loss = head.Loss.call(output, targets);

        Assert.Equal([10L, units], output.shape);
        Assert.True(loss.item<float>() > 0);
    }

    [TorchFact]
    public void A_head_without_a_task_is_refused()
    {
        Assert.Throws<ArgumentException>(() => OutputHead.For(PredictionTask.Unknown, 2, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => OutputHead.For(PredictionTask.Binary, 3, 4));
    }

    [TorchFact]
    public void Mixup_blends_rows_and_targets_alike()
    {
        var mixup = new Mixup(0.4, seed: 2);
        using Tensor classes = tensor(new long[] { 0, 1, 2, 0 });
        using Tensor x = nn.functional.one_hot(classes, 3).to_type(ScalarType.Float32);

        (Tensor inputs, Tensor targets) = mixup.Mix(x, classes, classCount: 3);

        Assert.True(inputs.allclose(targets));
        Assert.True(targets.sum(1).allclose(ones(4)));
        Assert.Throws<ArgumentException>(() => mixup.Mix(x, classes));
        Live.AssertFlat(() =>
        {
            (Tensor a, Tensor b) = mixup.Mix(x, classes, 3);
            a.Dispose();
            b.Dispose();
        });
    }

    [TorchTheory]
    [InlineData(0.2)]
    [InlineData(1.0)]
    [InlineData(4.0)]
    public void Mixup_draws_from_its_beta(double alpha)
    {
        var mixup = new Mixup(alpha, seed: 1);
        using Tensor pair = tensor(new float[] { 0, 1 }).reshape(2, 1);
        double sum = 0, squares = 0;
        int moved = 0;
        for (int draw = 0; draw < 4000; draw++)
        {
            (Tensor a, Tensor b) = mixup.Mix(pair, pair);
            double share = 1 - a[0].item<float>();
            a.Dispose();
            b.Dispose();
            if (share < 1)
            {
                (sum, squares, moved) = (sum + share, squares + (share * share), moved + 1);
            }
        }

        double mean = sum / moved;
        Assert.Equal(0.5, mean, 0.03);
        Assert.Equal(1 / (4 * ((2 * alpha) + 1)), (squares / moved) - (mean * mean), 0.02);
    }
}
