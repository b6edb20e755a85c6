using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>
/// All that a trial may change: weights, buffers, gradients, train and eval modes, the optimizer's rates and moments, and libtorch's
/// random state. Disposing puts everything back to the bit.
/// </summary>
internal sealed class TrainingState : IDisposable
{
    private readonly nn.Module _model;
    private readonly OptimizerHelper _optimizer;
    private readonly WeightSnapshot _weights;
    private readonly List<(Parameter Parameter, Tensor? Gradient)> _gradients = [];
    private readonly ModuleModes _modes;
    private readonly MemoryStream _moments = new();
    private readonly Tensor _random;

    /// <exception cref="ArgumentException">The optimizer cannot write its state, so it could not be restored.</exception>
    public TrainingState(nn.Module model, optim.Optimizer optimizer)
    {
        _optimizer = optimizer as OptimizerHelper
            ?? throw new ArgumentException($"{optimizer.GetType().Name} has no state_dict, so its state could not be put back; use an optimizer of torch.optim.", nameof(optimizer));
        _model = model;
        _random = get_rng_state().DetachFromDisposeScope();
        _weights = new WeightSnapshot(model);
        foreach (Parameter parameter in model.parameters())
        {
            using Tensor? gradient = parameter.grad;
            _gradients.Add((parameter, gradient?.clone().DetachFromDisposeScope()));
        }

        _modes = new ModuleModes(model);

        using var writer = new BinaryWriter(_moments, System.Text.Encoding.UTF8, leaveOpen: true);
        _optimizer.save_state_dict(writer);
    }

    public void Dispose()
    {
        _weights.Restore(_model);
        _weights.Dispose();
        foreach ((Parameter parameter, Tensor? gradient) in _gradients)
        {
            parameter.grad = gradient;
            gradient?.Dispose();
        }

        _modes.Restore();
        _moments.Position = 0;
        using (var reader = new BinaryReader(_moments, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            _optimizer.load_state_dict(reader);
        }

        set_rng_state(_random);
        _random.Dispose();
        _moments.Dispose();
    }
}
