using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>The three programs of docs/results/programs.md, as written there, with fresh rows of the same law at the end. Twins: the label depends on the inputs.</summary>
internal static class Programs
{
    private const int BatchSize = 32;

    /// <summary>Nine tenths zeros, one tenth ones; twin: the ones are the rows with the greatest x0 + x1 - x2 + N(0, 1).</summary>
    public static CollapseReport Imbalance(int seed, bool dependent) =>
        Train(seed, n => Imbalanced(n, dependent), 1000, 1000, Classifier(10, 32), Tasks.CrossEntropy, epochs: 20);

    /// <summary>1000 U(0, 1); twin: 100 + 800 x0 + 400 x1 - 400 x2 + N(0, 100²).</summary>
    public static CollapseReport LargeTarget(int seed, bool dependent) =>
        Train(seed, n => Large(n, dependent), 100, 600, () => nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1)), Tasks.SquaredError, epochs: 20);

    /// <summary>A fair coin; twin: logit 6 (x0 + x1 - x2 - 1/2).</summary>
    public static CollapseReport Coin(int seed, bool dependent) =>
        Train(seed, n => Coins(n, dependent), 100, dependent ? 1000 : 3000, Classifier(5, 128, 128), Tasks.CrossEntropy, epochs: 100);

    private static CollapseReport Train(
        int seed, Func<int, (Tensor X, Tensor Y)> draw, int rows, int freshRows, Func<nn.Module<Tensor, Tensor>> build, Func<Tensor, Tensor, Tensor> loss, int epochs)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(seed);
        (Tensor x, Tensor y) = draw(rows);
        (Tensor X, Tensor Y) fresh = draw(freshRows);
        nn.Module<Tensor, Tensor> net = build();
        using optim.Optimizer optimizer = optim.Adam(net.parameters(), 1e-3);
        using TrainingGuard guard = TrainingGuard.Attach(net, loss, optimizer);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            Tensor order = randperm(rows);
            for (int start = 0; start < rows; start += BatchSize)
            {
                using DisposeScope batch = NewDisposeScope();
                Tensor chosen = order.narrow(0, start, Math.Min(BatchSize, rows - start));
                Tensor inputs = x.index_select(0, chosen), targets = y.index_select(0, chosen);
                Tensor output = net.call(inputs), value = loss(output, targets);
                optimizer.zero_grad();
                value.backward();
                guard.Observe(inputs, output, targets, value);
                optimizer.step();
            }

            guard.EndEpoch();
        }

        net.eval();
        using IDisposable quiet = no_grad();
        guard.ObserveValidation(fresh.X, net.call(fresh.X), fresh.Y);
        return guard.Diagnose();
    }

    /// <summary>Cross-entropy on logits is what "softmax and cross-entropy" means in TorchSharp.</summary>
    private static Func<nn.Module<Tensor, Tensor>> Classifier(int inputs, params int[] hidden) => () =>
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        foreach (int width in hidden)
        {
            layers.AddRange([nn.Linear(inputs, width), nn.ReLU()]);
            inputs = width;
        }

        return nn.Sequential([.. layers, nn.Linear(inputs, 2)]);
    };

    private static (Tensor X, Tensor Y) Imbalanced(int n, bool dependent)
    {
        Tensor x = rand(n, 10), y = arange(n).ge(.9 * n).to(ScalarType.Int64);
        return dependent ? (x.index_select(0, (x.select(1, 0) + x.select(1, 1) - x.select(1, 2) + randn(n)).argsort()), y) : (x, y);
    }

    private static (Tensor X, Tensor Y) Large(int n, bool dependent)
    {
        Tensor x = rand(n, 5);
        return (x, dependent ? 100 + (800 * x.narrow(1, 0, 1)) + (400 * (x.narrow(1, 1, 1) - x.narrow(1, 2, 1))) + (100 * randn(n, 1)) : 1000 * rand(n, 1));
    }

    private static (Tensor X, Tensor Y) Coins(int n, bool dependent)
    {
        Tensor x = rand(n, 5), logit = dependent ? 6 * (x.select(1, 0) + x.select(1, 1) - x.select(1, 2) - .5) : zeros(n);
        return (x, rand(n).lt(logit.sigmoid()).to(ScalarType.Int64));
    }
}
