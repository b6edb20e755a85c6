using static TorchSharp.torch;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>Inputs and their truth.</summary>
internal sealed record Rows(Tensor Inputs, Tensor Targets)
{
    public long Count => Inputs.shape[0];

    public Rows Take(Tensor order) => new(Inputs.index_select(0, order), Targets.index_select(0, order));
}
