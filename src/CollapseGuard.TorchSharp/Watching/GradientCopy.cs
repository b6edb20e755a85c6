using CollapseGuard.Torch.Examination;
using CollapseGuard.Torch.Reading;
using CollapseGuard.Torch.State;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Watching;

/// <summary>The gradient of one step in managed memory, to see whether the next step's still holds it.</summary>
internal sealed class GradientCopy
{
    private const int Sampled = 4096;

    private readonly float[] numbers;

    private GradientCopy(float[] numbers) => this.numbers = numbers;

    /// <summary>Copies a sample of the gradients that the parameters hold now.</summary>
    public static GradientCopy Of(Examined subject) => new(Read(subject.Model.parameters(), p => p.grad));

    /// <summary>
    /// Whether the gradient held now is this one plus the batch's own rather than the batch's own alone; null when it cannot be told.
    /// The batch's own is computed afresh; noise of dropout is in both differences alike.
    /// </summary>
    public bool? IsCarriedInto(Examined subject, Tensor x, Tensor y)
    {
        Parameter[] parameters = [.. subject.Model.parameters()];
        float[] held = Read(parameters, p => p.grad);
        Parameter[] trainable = [.. parameters.Where(p => p.requires_grad)];
        if (trainable.Length == 0 || held.Length != numbers.Length)
        {
            return null;
        }

        float[] own;
        using (new ForwardKeeper(subject.Model, inference: false))
        using (enable_grad())
        {
            Tensor value = subject.Loss(subject.Forward(x), y);
            IList<Tensor> gradients = autograd.grad([value], [.. trainable], allow_unused: true);
            int next = 0;
            own = Read(parameters, p => p.requires_grad ? gradients[next++] : null);
        }

        double withoutPrevious = 0, withPrevious = 0, previous = 0;
        for (int i = 0; i < held.Length; i++)
        {
            double rest = held[i] - own[i];
            withoutPrevious += rest * rest;
            withPrevious += (rest - numbers[i]) * (rest - numbers[i]);
            previous += (double)numbers[i] * numbers[i];
        }

        // A previous gradient near 0 leaves nothing to find.
        return !(previous > 0) || !double.IsFinite(withoutPrevious) ? null : withPrevious < .25 * withoutPrevious && withoutPrevious > .05 * previous;
    }

    private static float[] Read(IEnumerable<Parameter> parameters, Func<Parameter, Tensor?> gradientOf)
    {
        var result = new List<float>();
        foreach (Parameter parameter in parameters)
        {
            Tensor? gradient = gradientOf(parameter);
            long count = Math.Min(parameter.numel(), Sampled);
            if (gradient is null || gradient.is_sparse || gradient.numel() != parameter.numel())
            {
                result.AddRange(new float[count]);
                continue;
            }

            ReadOnlySpan<float> all = TensorReading.Floats(gradient);
            for (long j = 0; j < count; j++)
            {
                result.Add(all[(int)(j * all.Length / count)]);
            }
        }

        return [.. result];
    }
}
