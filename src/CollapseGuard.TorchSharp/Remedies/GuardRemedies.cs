using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>The remedies of a guarded network, each applied by one call and none by itself.</summary>
/// <remarks>What does not need the guard (samplers, class weights, mixup, early stopping, a scaled model) stands beside this class and is named by <see cref="Proposed"/>.</remarks>
public sealed class GuardRemedies
{
    private readonly nn.Module model;
    private readonly IReadOnlyList<optim.Optimizer> optimizers;
    private readonly Func<CollapseReport> diagnose;

    internal GuardRemedies(nn.Module model, IReadOnlyList<optim.Optimizer> optimizers, Func<CollapseReport> diagnose) =>
        (this.model, this.optimizers, this.diagnose) = (model, optimizers, diagnose);

    /// <summary>What the diagnosis of this moment proposes, the best first; empty when nothing is wrong, or when no remedy can help (no signal, one label value).</summary>
    public IReadOnlyList<Remedy> Proposed() => diagnose().Remedies;

    /// <summary>Draws the weights anew, by He or Glorot as the activation asks, and forgets what the optimizers remember of them.</summary>
    /// <param name="options">Which layers, which activations, the seed; the defaults when null.</param>
    /// <returns>What was done to each layer.</returns>
    public IReadOnlyList<LayerInitialization> Reinitialize(InitializationOptions? options = null)
    {
        IReadOnlyList<LayerInitialization> done = Initialization.Apply(model, optimizers.Count > 0 ? optimizers[0] : null, options);
        foreach (optim.Optimizer other in optimizers.Skip(1))
        {
            OptimizerMoments.Clear(other, model.parameters().Select(p => p.Handle).ToHashSet());
        }

        return done;
    }

    /// <summary>Scales the gradients down to a norm. Call it between <c>backward()</c> and <c>step()</c>.</summary>
    /// <param name="maximumNorm">Greatest Euclidean norm of all gradients together, above 0.</param>
    /// <returns>The norm before.</returns>
    public double ClipGradients(double maximumNorm) => GradientClipping.ByNorm(model, maximumNorm);

    /// <summary>Multiplies the learning rate of every group of every optimizer.</summary>
    /// <param name="factor">Positive: .1 for a tenth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive and finite.</exception>
    public void ScaleLearningRate(double factor)
    {
        if (!(factor > 0) || double.IsInfinity(factor))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"'factor' is {factor}; it must be positive and finite.");
        }

        foreach (ParamGroup group in optimizers.OfType<OptimizerHelper>().SelectMany(o => o.ParamGroups).OfType<ParamGroup>())
        {
            group.LearningRate *= factor;
        }
    }

    /// <summary>The parameters in two groups, so that a penalty leaves biases and normalization layers out.</summary>
    public WeightDecay WeightDecayGroups() => WeightDecay.Groups(model);
}
