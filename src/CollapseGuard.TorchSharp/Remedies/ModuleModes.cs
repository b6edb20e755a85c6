using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>The train or eval mode of every module of a model: a layer that is frozen in eval inside a model in training stays so.</summary>
internal readonly struct ModuleModes(nn.Module model)
{
    private readonly (nn.Module Module, bool Training)[] _modes = [.. model.modules().Prepend(model).Select(module => (module, module.training))];

    public void Restore()
    {
        foreach ((nn.Module module, bool training) in _modes)
        {
            // train(bool) goes down the tree, and parents come before children here: the last word is each module's own.
            module.train(training);
        }
    }
}
