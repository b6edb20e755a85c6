using CollapseGuard.Torch.Remedies;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Remedies;

/// <summary>The code of docs/guides/torchsharp-remedies.md, as it stands there.</summary>
public class GuideTests
{
    [TorchFact]
    public void The_guide_trains_a_model()
    {
        random.manual_seed(1);
        using Tensor xTrain = (randn(400, 3) * 500) + 1000, xHeld = (randn(100, 3) * 500) + 1000;
        using Tensor yTrain = xTrain.sum(1, keepdim: true) * 100, yHeld = xHeld.sum(1, keepdim: true) * 100;
        IEnumerable<(Tensor, Tensor)> batches = [(xTrain, yTrain)];

        using var network = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1));
        using var model = ScaledModel.Fit(network, xTrain, yTrain);
        Func<Tensor, Tensor, Tensor> loss = model.Loss(nn.MSELoss());
        Initialization.Apply(model, options: new InitializationOptions { Seed = 1 });
        using var optimizer = WeightDecay.Groups(model).AdamW(learningRate: 1e-3);

        LearningRateRange range = LearningRateRange.Test(model, loss, optimizer, batches);
        foreach (optim.ILearningRateController group in optimizer.ParamGroups)
        {
            group.LearningRate = range.Suggested ?? group.LearningRate;
        }

        using var stopping = new EarlyStopping(model, patience: 20);
        for (int epoch = 0; epoch < 500 && !stopping.ShouldStop; epoch++)
        {
            using DisposeScope scope = NewDisposeScope();
            optimizer.zero_grad();
            loss(model.call(xTrain), yTrain).backward();
            double normBefore = GradientClipping.ByNorm(model, 1);
            if (double.IsFinite(normBefore))
            {
                optimizer.step();
            }

            stopping.EndEpoch(loss(model.Predict(xHeld), yHeld).item<float>());
        }

        stopping.RestoreBest();

        using Tensor wrong = (model.Predict(xHeld) - yHeld).square().mean();
        using Tensor spread = yHeld.var();
        Assert.True(wrong.item<float>() < 0.1 * spread.item<float>());
        Assert.Equal(["network 0: He", "network 2: Glorot"], Initialization.Apply(network).Select(layer => $"network {layer.Name}: {layer.Scheme}"));
    }
}
