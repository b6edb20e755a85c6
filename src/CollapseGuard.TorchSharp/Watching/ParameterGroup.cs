using CollapseGuard.Torch.Reading;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Watching;

/// <summary>The parameters of one layer, followed by a sample of their numbers in managed memory: no tensor is kept.</summary>
internal sealed class ParameterGroup
{
    private const int SampledNumbers = 1024;

    private readonly Parameter[] parameters;
    private readonly float[][] before;
    private readonly float[][] first;
    private bool hasBefore;
    private bool hasFirst;

    public ParameterGroup(string name, IEnumerable<Parameter> parameters)
    {
        Name = name;
        this.parameters = [.. parameters];
        before = [.. this.parameters.Select(p => new float[Math.Min(p.numel(), SampledNumbers)])];
        first = [.. before.Select(b => new float[b.Length])];
        Count = this.parameters.Where(p => p.requires_grad).Sum(p => p.numel());
    }

    /// <summary>The layer's name.</summary>
    public string Name { get; }

    /// <summary>Trainable numbers.</summary>
    public long Count { get; }

    /// <summary>True when no parameter asks for gradients.</summary>
    public bool IsFrozen => Array.TrueForAll(parameters, p => !p.requires_grad);

    /// <summary>Norm of the sampled numbers, scaled to all.</summary>
    public double WeightNorm { get; private set; } = double.NaN;

    /// <summary>Root mean square of the gradient; NaN without parameters, 0 without gradients.</summary>
    public double GradientScale { get; private set; } = double.NaN;

    /// <summary>Norm of one step's change over the norm, by the sample; NaN until two samples are in.</summary>
    public double UpdateRatio { get; private set; } = double.NaN;

    /// <summary>True when any sampled number has changed since the first look.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>True when any gradient held NaN or infinity.</summary>
    public bool HasNonFiniteGradient => !double.IsFinite(GradientScale) && !double.IsNaN(WeightNorm);

    /// <summary>True when any sampled number is NaN or infinite.</summary>
    public bool HasNonFiniteNumber { get; private set; }

    /// <summary>Reads the gradient and the numbers before the optimizer steps.</summary>
    public void ReadBefore()
    {
        double squares = 0, gradients = 0;
        HasNonFiniteNumber = false;
        for (int i = 0; i < parameters.Length; i++)
        {
            Sample(parameters[i], before[i]);
            double sum = 0;
            foreach (float value in before[i])
            {
                sum += (double)value * value;
            }

            HasNonFiniteNumber |= !double.IsFinite(sum);
            squares += sum * parameters[i].numel() / Math.Max(1, before[i].Length);
            gradients += GradientSquares(parameters[i]);
            if (!hasFirst)
            {
                before[i].CopyTo(first[i], 0);
            }

            HasMoved |= !before[i].AsSpan().SequenceEqual(first[i]);
        }

        hasFirst = hasBefore = true;
        WeightNorm = Math.Sqrt(squares);
        GradientScale = Count == 0 ? double.NaN : Math.Sqrt(gradients / Count);
    }

    /// <summary>Reads the numbers after a step. Returns true when one differs from before it.</summary>
    public bool ReadAfter()
    {
        if (!hasBefore)
        {
            return false;
        }

        double change = 0;
        Span<float> now = stackalloc float[SampledNumbers];
        for (int i = 0; i < parameters.Length; i++)
        {
            Span<float> sample = now[..before[i].Length];
            Sample(parameters[i], sample);
            double sum = 0;
            for (int j = 0; j < sample.Length; j++)
            {
                double d = (double)sample[j] - before[i][j];
                sum += d * d;
                HasMoved |= sample[j] != first[i][j];
            }

            change += sum * parameters[i].numel() / Math.Max(1, sample.Length);
        }

        hasBefore = false;
        UpdateRatio = WeightNorm > 0 ? Math.Sqrt(change) / WeightNorm : change > 0 ? 1 : 0;
        return change > 0;
    }

    /// <summary>Numbers evenly spread over a tensor, the same ones each time.</summary>
    private static void Sample(Tensor parameter, Span<float> sample)
    {
        ReadOnlySpan<float> all = TensorReading.Floats(parameter);
        for (int j = 0; j < sample.Length; j++)
        {
            sample[j] = all[(int)((long)j * all.Length / sample.Length)];
        }
    }

    private static double GradientSquares(Tensor parameter)
    {
        if (!parameter.requires_grad || parameter.grad is not { } gradient)
        {
            return 0;
        }

        if (gradient.is_sparse)
        {
            gradient = gradient.to_dense();
        }

        ReadOnlySpan<float> numbers = TensorReading.Floats(gradient);
        return numbers.Length == 0 ? 0 : System.Numerics.Tensors.TensorPrimitives.SumOfSquares(numbers);
    }
}
