using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Overhead;

/// <summary>A network, its batches and its loop; made twice from one seed the two train alike to the bit.</summary>
internal sealed class OverheadNet : IDisposable
{
    private const int BatchSize = 64;
    private const int Batches = 64;
    private const int Classes = 10;

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly (Tensor X, Tensor Y)[] batches;
    private long steps;

    private OverheadNet(Func<nn.Module<Tensor, Tensor>> make, long[] rowShape)
    {
        random.manual_seed(7);
        Model = make();
        Optimizer = optim.SGD(Model.parameters(), 1e-2, momentum: .9);
        Tensor teacher = randn(rowShape.Aggregate(1L, (a, b) => a * b), Classes);
        batches = [.. Enumerable.Range(0, Batches).Select(_ =>
        {
            Tensor x = randn([BatchSize, .. rowShape]);
            return (x, x.flatten(1).matmul(teacher).argmax(1));
        })];
        scope.Detach(Model.parameters());
        scope.Detach(batches.SelectMany(b => new[] { b.X, b.Y }));
    }

    public nn.Module<Tensor, Tensor> Model { get; }

    public optim.Optimizer Optimizer { get; }

    /// <summary>The loss of the step taken last.</summary>
    public float LastLoss { get; private set; }

    public static Tensor Loss(Tensor output, Tensor target) => nn.functional.cross_entropy(output, target);

    /// <summary>100-256-256-10, batch 64.</summary>
    public static OverheadNet Mlp() => new(() => nn.Sequential(nn.Linear(100, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, Classes)), [100]);

    /// <summary>28x28: two convolutions of 8 and 16 channels, each pooled by 2, and a linear head; batch 64.</summary>
    public static OverheadNet Cnn() => new(
        () => nn.Sequential(nn.Conv2d(1, 8, 3, padding: 1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding: 1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(16 * 7 * 7, Classes)),
        [1, 28, 28]);

    /// <summary>Takes steps; <paramref name="observe"/> stands where the guard's Observe does, null for the plain loop.</summary>
    public void Run(int count, Action<Tensor, Tensor, Tensor, Tensor>? observe)
    {
        for (int i = 0; i < count; i++)
        {
            using DisposeScope step = NewDisposeScope();
            (Tensor x, Tensor y) = batches[steps++ % Batches];
            Tensor output = Model.call(x);
            Tensor loss = Loss(output, y);
            Optimizer.zero_grad();
            loss.backward();
            observe?.Invoke(x, output, y, loss);
            Optimizer.step();
            LastLoss = i == count - 1 ? loss.item<float>() : LastLoss;
        }
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        Model.Dispose();
        foreach ((Tensor x, Tensor y) in batches)
        {
            x.Dispose();
            y.Dispose();
        }

        scope.Dispose();
    }
}
