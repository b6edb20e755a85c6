using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>Small learnable tasks and networks; everything is seeded.</summary>
internal static class Tasks
{
    public static Tensor SquaredError(Tensor output, Tensor target) => F.mse_loss(output, target);

    public static Tensor CrossEntropy(Tensor output, Tensor target) => F.cross_entropy(output, target);

    public static Tensor LogitLoss(Tensor output, Tensor target) => F.binary_cross_entropy_with_logits(output, target);

    /// <summary>n x 4 inputs N(0, 1) and the target x0 - x1 + noise, n x 1.</summary>
    public static (Tensor X, Tensor Y) Numbers(int rows = 512, double noise = .3, int seed = 1)
    {
        manual_seed(seed);
        Tensor x = randn(rows, 4);
        return (x, (x.narrow(1, 0, 1) - x.narrow(1, 1, 1) + (noise * randn(rows, 1))).div(Math.Sqrt(2 + (noise * noise))));
    }

    /// <summary>n x 4 inputs and which of the first three is the greatest, n class numbers (int64).</summary>
    public static (Tensor X, Tensor Y) Classes(int rows = 512, int seed = 1)
    {
        manual_seed(seed);
        Tensor x = randn(rows, 4);
        return (x, x.narrow(1, 0, 3).argmax(1));
    }

    /// <summary>n x 4 inputs and 1 where x0 + x1 > 0, n x 1.</summary>
    public static (Tensor X, Tensor Y) Binary(int rows = 512, int seed = 1)
    {
        manual_seed(seed);
        Tensor x = randn(rows, 4);
        return (x, x.narrow(1, 0, 2).sum(1, keepdim: true).gt(0).to(ScalarType.Float32));
    }

    public static nn.Module<Tensor, Tensor> Net(int outputs, nn.Module<Tensor, Tensor>? head = null, int inputs = 4, int seed = 2)
    {
        manual_seed(seed);
        return head is null
            ? nn.Sequential(nn.Linear(inputs, 32), nn.ReLU(), nn.Linear(32, outputs))
            : nn.Sequential(nn.Linear(inputs, 32), nn.ReLU(), nn.Linear(32, outputs), head);
    }
}
