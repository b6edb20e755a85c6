using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Bounds gradients between <c>backward()</c> and <c>step()</c>.</summary>
public static class GradientClipping
{
    /// <summary>Scales all gradients together so that their Euclidean norm is at most <paramref name="maximumNorm"/>.</summary>
    /// <param name="parameters">The parameters that the optimizer holds; those without a gradient are passed over.</param>
    /// <param name="maximumNorm">Positive and finite; 1 is the usual choice.</param>
    /// <returns>
    /// The norm before clipping: watch it, for clipping hides a wrong scale. When it is NaN or infinite the gradients are untouched: skip the step.
    /// </returns>
    public static double ByNorm(IEnumerable<Parameter> parameters, double maximumNorm)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(maximumNorm > 0) || !double.IsFinite(maximumNorm))
        {
            throw new ArgumentOutOfRangeException(nameof(maximumNorm), maximumNorm, $"'{nameof(maximumNorm)}' is {maximumNorm}; it must be positive and finite.");
        }

        using IDisposable noGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        List<Tensor> gradients = [];
        Tensor? squares = null;
        foreach (Parameter parameter in parameters)
        {
            if (parameter.grad is { } gradient)
            {
                gradients.Add(gradient);
                // In double: half-precision squares overflow from 256 on. One number leaves the device at the end.
                Tensor square = gradient.to_type(ScalarType.Float64).square().sum();
                squares = squares is null ? square : squares.add_(square.to(squares.device));
            }
        }

        double norm = squares is null ? 0 : Math.Sqrt(squares.item<double>());
        if (double.IsFinite(norm) && norm > maximumNorm)
        {
            foreach (Tensor gradient in gradients)
            {
                gradient.mul_(maximumNorm / norm);
            }
        }

        return norm;
    }

    /// <summary>Scales all gradients of a model together so that their Euclidean norm is at most <paramref name="maximumNorm"/>.</summary>
    /// <param name="model">The model whose parameters are trained.</param>
    /// <param name="maximumNorm">Positive and finite; 1 is the usual choice.</param>
    /// <returns>The norm before clipping; when it is NaN or infinite the gradients are untouched: skip the step.</returns>
    public static double ByNorm(nn.Module model, double maximumNorm)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ByNorm(model.parameters(), maximumNorm);
    }
}
