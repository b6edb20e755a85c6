using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Remedies;

/// <summary>Tensors of this thread that were made and not disposed.</summary>
internal static class Live
{
    public static long Tensors => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    public static Tensor Mse(Tensor output, Tensor target) => nn.functional.mse_loss(output, target);

    /// <summary>After one call to warm up, more calls must leave no tensor behind.</summary>
    public static void AssertFlat(Action act)
    {
        act();
        long before = Tensors;
        for (int call = 0; call < 20; call++)
        {
            act();
        }

        Assert.Equal(before, Tensors);
    }

    /// <summary>The bytes of every parameter and buffer, by name.</summary>
    public static Dictionary<string, byte[]> Bytes(nn.Module model) =>
        model.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().cpu().contiguous().bytes.ToArray());

    public static double Train(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer, Tensor x, Tensor y, int steps)
    {
        double last = double.NaN;
        for (int step = 0; step < steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            optimizer.zero_grad();
            Tensor value = loss(model.call(x), y);
            value.backward();
            optimizer.step();
            last = value.item<float>();
        }

        return last;
    }
}
