using CollapseGuard.Torch.State;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination;

/// <summary>The model and the loss on the bench: every call starts from the same state and sees copies, so that calls compare.</summary>
/// <param name="subject">What is examined.</param>
/// <param name="keeper">Puts back what calls disturb.</param>
/// <param name="x">Inputs.</param>
/// <param name="y">Targets; null without.</param>
internal sealed class Bench(Examined subject, StateKeeper keeper, Tensor x, Tensor? y) : IDisposable
{
    private Tensor? _inferred;
    private Tensor? _trained;

    /// <summary>What is examined.</summary>
    public Examined Subject => subject;

    /// <summary>Puts back what calls disturb.</summary>
    public StateKeeper Keeper => keeper;

    /// <summary>Inputs, at most <see cref="Batch.MostRows"/> rows.</summary>
    public Tensor X => x;

    /// <summary>Their targets; null without.</summary>
    public Tensor? Y => y;

    /// <summary>Forward passes made.</summary>
    public int Forwards { get; private set; }

    /// <summary>Answers to the batch in inference mode.</summary>
    public Tensor Inferred => _inferred ??= Infer(X).DetachFromDisposeScope();

    /// <summary>Answers to the batch as training sees them; those of inference mode where training mode cannot be run.</summary>
    public Tensor Outputs => _trained ??= (Contained.Part(() => Train(X)) ?? Inferred.clone()).DetachFromDisposeScope();

    /// <summary>Answers in inference mode, without gradients.</summary>
    /// <param name="inputs">Inputs; a copy is handed on.</param>
    public Tensor Infer(Tensor inputs)
    {
        using var quiet = no_grad();
        return InferWithGradient(inputs).clone();
    }

    /// <summary>Like <see cref="Infer"/>, with gradients when they are switched on.</summary>
    /// <param name="inputs">Inputs; a copy is handed on.</param>
    public Tensor InferWithGradient(Tensor inputs)
    {
        Keeper.RestoreForward();
        Keeper.InferenceMode();
        return Answer(inputs);
    }

    /// <summary>Answers in training mode, without gradients; from the same buffers at each call.</summary>
    /// <param name="inputs">Inputs; a copy is handed on.</param>
    /// <param name="fresh">True to draw other noise than the call before.</param>
    /// <exception cref="NotSupportedException">The device's random state could not be put back.</exception>
    public Tensor Train(Tensor inputs, bool fresh = false)
    {
        using var quiet = no_grad();
        return TrainWithGradient(inputs, fresh).clone();
    }

    /// <summary>Like <see cref="Train"/>, with gradients when they are switched on.</summary>
    /// <param name="inputs">Inputs; a copy is handed on.</param>
    /// <param name="fresh">True to draw other noise than the call before.</param>
    /// <exception cref="NotSupportedException">The device's random state could not be put back.</exception>
    public Tensor TrainWithGradient(Tensor inputs, bool fresh = false)
    {
        if (!Keeper.RestoresRandom)
        {
            throw new NotSupportedException("TorchSharp cannot put back the random state of this device.");
        }

        Keeper.TrainingMode();
        if (!fresh)
        {
            Keeper.RestoreForward();
        }

        return Answer(inputs);
    }

    /// <summary>The loss of predictions as a number, without gradients.</summary>
    /// <param name="predictions">Predictions shaped like the outputs; a copy is handed on.</param>
    /// <param name="targets">Targets; those of the batch when null.</param>
    public double Loss(Tensor predictions, Tensor? targets = null)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        return Number(Subject.Loss(predictions.clone(), (targets ?? Y!).clone()));
    }

    /// <summary>A loss with its gradient's way back.</summary>
    /// <param name="predictions">Predictions that carry gradients.</param>
    public Tensor LossTensor(Tensor predictions)
    {
        Tensor loss = Subject.Loss(predictions, Y!.clone());
        return loss.numel() == 1 ? loss : loss.mean();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _inferred?.Dispose();
        _trained?.Dispose();
    }

    private Tensor Answer(Tensor inputs)
    {
        Forwards++;
        return Subject.Forward(inputs.clone());
    }

    private static double Number(Tensor loss) => (loss.numel() == 1 ? loss : loss.mean()).to(ScalarType.Float64).item<double>();
}
