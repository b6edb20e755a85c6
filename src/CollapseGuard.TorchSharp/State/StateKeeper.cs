using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.State;

/// <summary>Remembers what an examination disturbs in a model and puts it back bit by bit, also when something throws.</summary>
/// <remarks>
/// Kept: the training flag of every module, buffers, gradients (null stays null), the processor's random state; parameters from <see cref="KeepParameters"/> on.
/// TorchSharp cannot read the random state of a CUDA device, so whatever draws there must not be run: <see cref="RestoresRandom"/>.
/// </remarks>
internal sealed class StateKeeper : IDisposable
{
    private readonly nn.Module _model;
    private readonly nn.Module[] _modules;
    private readonly bool[] _flags;
    private readonly Tensor[] _buffers;
    private readonly Tensor[] _keptBuffers;
    private readonly Tensor?[] _keptGradients;
    private readonly Tensor _random;
    private Tensor[]? _keptParameters;

    /// <summary>Remembers the state of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="others">Parameters outside the model that are changed too: those that an optimizer holds.</param>
    public StateKeeper(nn.Module model, IEnumerable<Tensor> others)
    {
        _model = model;
        _modules = [model, .. model.modules()];
        _flags = Array.ConvertAll(_modules, m => m.training);
        Parameters = Distinct([.. model.parameters(), .. others]);
        _buffers = [.. model.buffers()];
        RestoresRandom = !Array.Exists(Parameters, p => p.device_type != DeviceType.CPU) && !Array.Exists(_buffers, b => b.device_type != DeviceType.CPU);
        using (no_grad())
        {
            _keptBuffers = Array.ConvertAll(_buffers, Copy);
            _keptGradients = Array.ConvertAll(Parameters, CopyOfGradient);
            _random = get_rng_state().DetachFromDisposeScope();
        }
    }

    /// <summary>Every parameter of the model and of its optimizers, once.</summary>
    public Tensor[] Parameters { get; }

    /// <summary>The model and every module in it, parents first.</summary>
    public IReadOnlyList<nn.Module> Modules => _modules;

    /// <summary>False when the random state of the device cannot be put back.</summary>
    public bool RestoresRandom { get; }

    /// <summary>Puts every module into inference mode.</summary>
    public void InferenceMode() => _model.eval();

    /// <summary>Puts the modules into the mode that they train in: their own flags, or all when the model stands in inference mode.</summary>
    public void TrainingMode()
    {
        if (_flags[0])
        {
            RestoreFlags();
        }
        else
        {
            _model.train();
        }
    }

    /// <summary>Puts back what a forward pass may change, so that the next one starts alike.</summary>
    public void RestoreForward()
    {
        using (no_grad())
        {
            for (int i = 0; i < _buffers.Length; i++)
            {
                RawCopy.Into(_buffers[i], _keptBuffers[i]);
            }
        }

        set_rng_state(_random);
    }

    /// <summary>Remembers the parameters, before they are changed for the first time.</summary>
    public Tensor[] KeepParameters()
    {
        using var scope = no_grad();
        return _keptParameters ??= Array.ConvertAll(Parameters, Copy);
    }

    /// <summary>Puts back the parameters.</summary>
    public void RestoreParameters()
    {
        if (_keptParameters is null)
        {
            return;
        }

        using var scope = no_grad();
        for (int i = 0; i < Parameters.Length; i++)
        {
            RawCopy.Into(Parameters[i], _keptParameters[i]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        RestoreParameters();
        RestoreForward();
        RestoreGradients();
        RestoreFlags();
        foreach (Tensor? kept in (Tensor?[])[.. _keptBuffers, .. _keptGradients, .. _keptParameters ?? [], _random])
        {
            kept?.Dispose();
        }
    }

    // Setting a flag sets the module's children too, so parents go first.
    private void RestoreFlags()
    {
        for (int i = 0; i < _modules.Length; i++)
        {
            if (_modules[i].training != _flags[i])
            {
                _modules[i].train(_flags[i]);
            }
        }
    }

    private void RestoreGradients()
    {
        using var scope = no_grad();
        for (int i = 0; i < Parameters.Length; i++)
        {
            using Tensor? now = Parameters[i].grad;
            if (_keptGradients[i] is not { } kept)
            {
                if (now is not null)
                {
                    Parameters[i].grad = null;
                }
            }
            else if (now is null)
            {
                Parameters[i].grad = kept.clone().DetachFromDisposeScope();
            }
            else
            {
                RawCopy.Into(now, kept);
            }
        }
    }

    private static Tensor[] Distinct(Tensor[] all)
    {
        var seen = new HashSet<IntPtr>();
        return Array.FindAll(all, p => seen.Add(p.Handle));
    }

    private static Tensor Copy(Tensor tensor) => tensor.detach().clone().DetachFromDisposeScope();

    private static Tensor? CopyOfGradient(Tensor parameter)
    {
        using Tensor? gradient = parameter.grad;
        return gradient is null ? null : Copy(gradient);
    }
}
