using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>A run under the guard, as the documentation says to use it; the only file here that knows the guard.</summary>
/// <remarks>Until there is a guard, only the outputs of inference are judged, without their truth: exact constancy and NaN can be told, causes cannot.</remarks>
internal sealed class GuardedRun : IRunWatcher, IDisposable
{
    private CollapseReport _report;

    public GuardedRun(ProgramRun run, PredictionTask task)
    {
        ArgumentNullException.ThrowIfNull(run);
        _report = Collapse.Diagnose(new Snapshot { Task = task });
    }

    public void Observe(Tensor inputs, Tensor outputs, Tensor targets, Tensor loss)
    {
    }

    public void EndEpoch()
    {
    }

    /// <summary>Takes the batch of inference, the model in evaluation mode.</summary>
    public void ObserveValidation(Tensor inputs, Tensor outputs, Tensor targets)
    {
        OutputRows rows = OutputRows.Of(outputs, targets);
        _report = Collapse.CheckUnlabelled(rows.Outputs, rows.Width);
    }

    public CollapseReport Diagnose() => _report;

    public void Dispose()
    {
    }
}
