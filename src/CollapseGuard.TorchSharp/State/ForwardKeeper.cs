using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.State;

/// <summary>Makes a forward pass of the guard's own leave no trace: buffers (running statistics), mode of every module and the random state are put back, whatever happens.</summary>
/// <remarks>
/// The random state of a CUDA device is out of reach in TorchSharp: there the pass runs in inference mode, which draws nothing.
/// Takes a dispose scope and turns gradients off.
/// </remarks>
internal sealed class ForwardKeeper : IDisposable
{
    private readonly DisposeScope scope;
    private readonly IDisposable noGradients;
    private readonly nn.Module model;
    private readonly Dictionary<nn.Module, bool> modes;
    private readonly (Tensor Buffer, Tensor Copy)[] buffers;
    private readonly Tensor randomState;

    /// <summary>Keeps the state of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inference">True to switch every module to inference mode for the time being.</param>
    public ForwardKeeper(nn.Module model, bool inference)
    {
        scope = NewDisposeScope();
        noGradients = no_grad();
        this.model = model;
        modes = [];
        foreach (nn.Module module in model.modules().Append(model))
        {
            modes[module] = module.training;
        }

        buffers = [.. model.buffers().Select(b => (b, b.detach().clone()))];
        randomState = random.get_rng_state();
        if (inference || model.parameters().FirstOrDefault() is { device_type: not DeviceType.CPU })
        {
            model.eval();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((Tensor buffer, Tensor copy) in buffers)
        {
            RawCopy.Into(buffer, copy);
        }

        random.set_rng_state(randomState);
        RestoreMode(model);
        noGradients.Dispose();
        scope.Dispose();
    }

    // train(bool) reaches a module's children: parents first, so that a child with a mode of its own gets it back last.
    private void RestoreMode(nn.Module module)
    {
        if (modes.TryGetValue(module, out bool isTraining) && module.training != isTraining)
        {
            module.train(isTraining);
        }

        foreach (nn.Module child in module.children())
        {
            RestoreMode(child);
        }
    }
}
