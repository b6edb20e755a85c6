using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy lower-learning-rate; compiled, not run.</summary>
public static class LowerLearningRate
{
    // <snippet>
    // A tenth of the rate, warmed up over the first steps, with the gradient norm bounded.
    public static void Train(nn.Module<Tensor, Tensor> model, IEnumerable<(Tensor X, Tensor Y)> batches, double learningRate)
    {
        var optimizer = optim.Adam(model.parameters(), lr: learningRate / 10);
        var warmUp = optim.lr_scheduler.LinearLR(optimizer, start_factor: 0.1, total_iters: 200);
        foreach (var (x, y) in batches)
        {
            using var loss = nn.functional.mse_loss(model.call(x), y);
            optimizer.zero_grad();
            loss.backward();
            nn.utils.clip_grad_norm_(model.parameters(), max_norm: 1.0);
            optimizer.step();
            warmUp.step();
        }
    }
    // </snippet>
}
