using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests;

/// <summary>The guard leaves no trace: the same weights, random stream and losses, to the bit.</summary>
public class UnchangedTrainingTests
{
    [TorchTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Training_is_the_same_to_the_bit_with_dropout_and_batch_norm(bool everyStep)
    {
        (float[] plain, float[] plainWeights) = Train(guarded: false, everyStep);
        (float[] watched, float[] watchedWeights) = Train(guarded: true, everyStep);

        Assert.Equal(plain, watched);
        Assert.Equal(plainWeights, watchedWeights);
    }

    private static (float[] Losses, float[] Weights) Train(bool guarded, bool everyStep)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        var model = nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(.3), nn.Linear(16, 3));
        var optimizer = optim.Adam(model.parameters(), 1e-2);
        var loss = nn.CrossEntropyLoss();
        Tensor x = randn(256, 6), y = x.narrow(1, 0, 3).argmax(1);
        using TrainingGuard? guard = guarded ? TrainingGuard.Attach(model, loss, optimizer, new GuardOptions { EveryStep = everyStep }) : null;
        var losses = new List<float>();
        for (int step = 0; step < 120; step++)
        {
            using DisposeScope batch = NewDisposeScope();
            Tensor rows = randint(0, 256, [32], ScalarType.Int64);
            Tensor xb = x.index_select(0, rows), yb = y.index_select(0, rows);
            Tensor output = model.call(xb);
            Tensor value = loss.call(output, yb);
            optimizer.zero_grad();
            value.backward();
            guard?.Observe(xb, output, yb, value);
            optimizer.step();
            losses.Add(value.item<float>());
            if (step % 30 == 29)
            {
                guard?.EndEpoch();
                _ = guard?.Diagnose();
            }
        }

        losses.Add(rand(1).item<float>());
        float[] weights = [.. model.parameters().SelectMany(p => p.data<float>().ToArray()), .. model.buffers().SelectMany(b => b.to(ScalarType.Float32).data<float>().ToArray())];
        return ([.. losses], weights);
    }
}
