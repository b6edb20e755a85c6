using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Keeps the weights of the best validation loss and says when there has been no improvement for too long. One thread at a time.</summary>
/// <remarks>
/// The copy holds parameters and buffers on the model's device and is freed by <see cref="Dispose"/>. Move the model to its device before.
/// Rows that stopped a training are no longer fresh: keep others for the final figure.
/// </remarks>
public sealed class EarlyStopping : IDisposable
{
    private const int LeastEpochs = 10;
    private const int LeastSteps = 1_000;

    private readonly nn.Module _model;
    private readonly double _minimumImprovement;
    private WeightSnapshot? _best;
    private bool _disposed;

    /// <param name="model">The model in training.</param>
    /// <param name="patience">Epochs without improvement after which to stop, at least 1.</param>
    /// <param name="minimumImprovement">By how much a loss must be less to count, in the loss's unit, at least 0.</param>
    public EarlyStopping(nn.Module model, int patience = 10, double minimumImprovement = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumImprovement);
        (_model, Patience, _minimumImprovement) = (model, patience, minimumImprovement);
    }

    /// <summary>Ten epochs, or as many as make 1,000 steps: on few rows ten epochs are a handful of steps, in which no weight gets anywhere.</summary>
    /// <param name="stepsPerEpoch">Optimizer steps in an epoch, at least 1.</param>
    /// <returns>A patience for the constructor, at least 10.</returns>
    /// <remarks>A step of Adam moves a weight by about the learning rate (Kingma and Ba, ICLR 2015, section 2.1): at the usual 0.001, by 1 in 1,000 steps.</remarks>
    public static int PatienceFor(int stepsPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch, 1);
        return Math.Max(LeastEpochs, (int)Math.Ceiling((double)LeastSteps / stepsPerEpoch));
    }

    /// <summary>Epochs without improvement after which <see cref="ShouldStop"/> is true.</summary>
    public int Patience { get; }

    /// <summary>Epochs seen.</summary>
    public int Epoch { get; private set; }

    /// <summary>The epoch of the kept weights, counted from 1; 0 before any finite loss.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The least validation loss; infinite before any finite loss.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Patience"/> epochs in a row brought no improvement.</summary>
    public bool ShouldStop => Epoch - BestEpoch >= Patience;

    /// <summary>Call once an epoch, after validation.</summary>
    /// <param name="validationLoss">The loss on held-out rows; NaN and infinity are no improvement.</param>
    /// <returns>Whether this epoch is the best so far and its weights were kept.</returns>
    public bool EndEpoch(double validationLoss)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Epoch++;
        bool better = double.IsFinite(validationLoss) && (BestEpoch == 0 || validationLoss < BestLoss - _minimumImprovement);
        if (better)
        {
            (BestLoss, BestEpoch) = (validationLoss, Epoch);
            Keep();
        }

        return better;
    }

    /// <summary>Puts the best weights and buffers back into the model, to the bit. The optimizer's moments stay those of the last step.</summary>
    /// <exception cref="InvalidOperationException">No epoch had a finite loss, or the model's layers changed.</exception>
    public void RestoreBest()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        (_best ?? throw new InvalidOperationException($"None of the {Epoch} epochs had a finite validation loss, so no weights were kept; call EndEpoch first."))
            .Restore(_model);
    }

    /// <summary>Frees the kept weights; the model is left as it is.</summary>
    public void Dispose()
    {
        _disposed = true;
        _best?.Dispose();
        _best = null;
    }

    private void Keep()
    {
        if (_best is null)
        {
            _best = new WeightSnapshot(_model);
        }
        else
        {
            _best.Update(_model);
        }
    }
}
