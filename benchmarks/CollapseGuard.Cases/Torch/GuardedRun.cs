using CollapseGuard.Torch;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>A run under the guard, as the documentation says to use it; the only file here that knows the guard.</summary>
internal sealed class GuardedRun(ProgramRun run, GuardOptions? options = null) : IRunWatcher, IDisposable
{
    private readonly TrainingGuard guard = TrainingGuard.Attach(run.Model, run.Loss, run.Optimizer, options);

    public void Observe(Tensor inputs, Tensor outputs, Tensor targets, Tensor loss) => guard.Observe(inputs, outputs, targets, loss);

    public void EndEpoch() => guard.EndEpoch();

    /// <summary>Takes the batch of inference, the model in evaluation mode.</summary>
    public void ObserveValidation(Tensor inputs, Tensor outputs, Tensor targets) => guard.ObserveValidation(inputs, outputs, targets);

    public CollapseReport Diagnose() => guard.Diagnose();

    public void Dispose() => guard.Dispose();
}
