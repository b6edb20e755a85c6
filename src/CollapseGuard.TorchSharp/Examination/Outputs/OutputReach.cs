using CollapseGuard.Torch.State;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Outputs;

/// <summary>The outputs that the model can give when the parameters from its last weight layer on are made very large.</summary>
/// <param name="Minimum">Least; -infinity without a bound.</param>
/// <param name="Maximum">Greatest; infinity without a bound.</param>
/// <param name="IsAlwaysOne">True when every output was exactly 1 whatever was tried.</param>
internal sealed record OutputReach(double Minimum, double Maximum, bool IsAlwaysOne)
{
    /// <summary>No bound is known.</summary>
    public static OutputReach Unbounded { get; } = new(double.NegativeInfinity, double.PositiveInfinity, false);

    private const double Large = 1e2;
    private const double Larger = 1e4;

    // An unbounded output grows with the factor, a hundredfold; a bounded one hardly.
    private const double Growth = 5;

    /// <summary>Scales the parameters up in both directions, with noise so that zero weights move too, and puts them back.</summary>
    public static OutputReach Of(Bench bench, string? lastWeights)
    {
        if (lastWeights is null)
        {
            return Unbounded;
        }

        Tensor[] scaled = FromLast(bench.Subject.Model, lastWeights);
        bench.Keeper.KeepParameters();
        (double low, double high, bool one) near = At(bench, scaled, Large);
        (double low, double high, bool one) far = At(bench, scaled, Larger);
        bool isOne = near.one && far.one && Everywhere(bench.Inferred) && Batch.HoldsNumbers(bench.X) && Everywhere(bench.Infer(bench.X * 0)) && Everywhere(bench.Infer(bench.X * -3));
        bool moved = isOne || near.low < near.high;
        return !moved ? Unbounded : new OutputReach(
            Grows(near.low, far.low, -1) ? double.NegativeInfinity : far.low,
            Grows(near.high, far.high, 1) ? double.PositiveInfinity : far.high,
            isOne);
    }

    private static bool Grows(double near, double far, int sign) => !double.IsFinite(far) || (far * sign > 1 && far * sign > Growth * Math.Abs(near));

    private static Tensor[] FromLast(nn.Module model, string lastWeights)
    {
        var named = model.named_parameters().ToList();
        int first = named.FindIndex(p => p.name.StartsWith(lastWeights + ".", StringComparison.Ordinal));
        return [.. named.Skip(Math.Max(0, first)).Select(p => (Tensor)p.parameter).Where(p => p.is_floating_point())];
    }

    private static (double Low, double High, bool One) At(Bench bench, Tensor[] scaled, double factor)
    {
        using var scope = NewDisposeScope();
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        bool one = true;
        foreach (int sign in (int[])[1, -1])
        {
            using Generator random = new(7, CPU);
            try
            {
                foreach (Tensor parameter in scaled)
                {
                    double size = Math.Max(Doubles.RootMeanSquare(Doubles.Wide(parameter)), 1 / Math.Sqrt(Math.Max(1, parameter.shape.LastOrDefault(1L))));
                    Tensor noise = (rand(parameter.shape, ScalarType.Float64, generator: random) - 0.5) * size;
                    RawCopy.Into(parameter, (Doubles.Wide(parameter) + noise) * (sign * factor));
                }

                Tensor answers = Doubles.Wide(bench.Infer(bench.X));
                (low, high, one) = (Math.Min(low, answers.min().item<double>()), Math.Max(high, answers.max().item<double>()), one && Everywhere(answers));
            }
            finally
            {
                bench.Keeper.RestoreParameters();
            }
        }

        return (low, high, one);
    }

    private static bool Everywhere(Tensor answers) => (answers == 1).all().item<bool>();
}
