using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Sees a training as a guard sees it.</summary>
internal interface IRunWatcher
{
    /// <summary>Called between backward() and step().</summary>
    void Observe(Tensor inputs, Tensor outputs, Tensor targets, Tensor loss);

    /// <summary>Called after the last step of an epoch.</summary>
    void EndEpoch();
}
