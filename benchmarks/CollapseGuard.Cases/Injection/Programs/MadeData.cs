using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>A data set made by a formula.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Task">What is asked.</param>
/// <param name="Classes">Number of classes; 0 for numbers.</param>
/// <param name="Draw">Inputs and targets of so many rows; draws random numbers.</param>
internal sealed record MadeData(string Name, PredictionTask Task, int Classes, Func<int, (Tensor X, Tensor Y)> Draw)
{
    private const int Columns = 6;

    public static MadeData Wave { get; } = Numbers("wave", x => (1.5 * Column(x, 0)).sin() + (0.6 * Column(x, 1)));

    public static MadeData Product { get; } = Numbers("product", x => Column(x, 0) * Column(x, 1));

    public static MadeData Bowl { get; } = Numbers("bowl", x => (Column(x, 0).square() + Column(x, 1).square() - 2) / 2);

    public static MadeData Slope { get; } = Numbers("slope", x => (0.8 * Column(x, 0)) - (0.5 * Column(x, 2)) + (0.2 * Column(x, 4).abs()));

    public static MadeData Ring { get; } = Binary("ring", x => (Column(x, 0).square() + Column(x, 1).square()) > 1.4);

    public static MadeData Checker { get; } = Binary("checker", x => (Column(x, 0) * Column(x, 1)) > 0);

    public static MadeData HalfSpace { get; } = Binary("half-space", x => (Column(x, 0) + (0.7 * Column(x, 1)) - (0.5 * Column(x, 3))) > 0.1);

    public static MadeData Sectors { get; } = new("sectors", PredictionTask.Multiclass, 4, n =>
    {
        Tensor x = randn(n, Columns);
        return (x, ((x.select(1, 0) > 0).to(ScalarType.Int64) * 2) + (x.select(1, 1) > 0).to(ScalarType.Int64));
    });

    public static MadeData Shells { get; } = new("shells", PredictionTask.Multiclass, 3, n =>
    {
        Tensor x = randn(n, Columns);
        Tensor radius = x.narrow(1, 0, 2).square().sum(1);
        return (x, (radius > 0.8).to(ScalarType.Int64) + (radius > 2.2).to(ScalarType.Int64));
    });

    /// <summary>Sums of three bends of a column, n x 1 x 32, by frequency.</summary>
    public static MadeData Tones { get; } = new("tones", PredictionTask.Multiclass, 3, n =>
    {
        Tensor y = randint(0, 3, n);
        Tensor time = arange(32).to(ScalarType.Float32).reshape(1, 32) / 32;
        Tensor x = ((time * (2 + (3 * y.reshape(-1, 1))) * (2 * Math.PI)) + (rand(n, 1) * 6.3)).sin() + (0.4 * randn(n, 32));
        return (x.unsqueeze(1), y);
    });

    /// <summary>One bump on noise, n x 1 x 32, by its place.</summary>
    public static MadeData Bumps { get; } = new("bumps", PredictionTask.Multiclass, 4, n =>
    {
        Tensor y = randint(0, 4, n);
        Tensor place = (y.reshape(-1, 1) * 8) + 4 + (rand(n, 1) * 3) - 1.5;
        Tensor time = arange(32).to(ScalarType.Float32).reshape(1, 32);
        Tensor x = (2 * (-((time - place) / 1.5).square()).exp()) + (0.3 * randn(n, 32));
        return (x.unsqueeze(1), y);
    });

    /// <summary>Eight columns that two hidden numbers determine, to be reproduced.</summary>
    public static MadeData Plane { get; } = Copies("plane", hidden => hidden.matmul(randn(2, 8)));

    /// <summary>The same, bent.</summary>
    public static MadeData BentPlane { get; } = Copies("bent plane", hidden => (1.3 * hidden.matmul(randn(2, 8))).tanh() * 1.2);

    private static MadeData Numbers(string name, Func<Tensor, Tensor> formula) => new(name, PredictionTask.Regression, 0, n =>
    {
        Tensor x = randn(n, Columns);
        return (x, formula(x) + (0.1 * randn(n, 1)));
    });

    private static MadeData Binary(string name, Func<Tensor, Tensor> formula) => new(name, PredictionTask.Binary, 2, n =>
    {
        Tensor x = randn(n, Columns);
        return (x, formula(x).to(ScalarType.Float32));
    });

    private static MadeData Copies(string name, Func<Tensor, Tensor> formula) => new(name, PredictionTask.Regression, 0, n =>
    {
        Tensor x = formula(randn(n, 2)) + (0.05 * randn(n, 8));
        return (x, x);
    });

    private static Tensor Column(Tensor x, int index) => x.narrow(1, index, 1);
}
