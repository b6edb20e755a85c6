using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy check-that-it-trains; compiled, not run.</summary>
public static class CheckThatItTrains
{
    // <snippet>
    // One step must move every parameter that is meant to learn. The names that come back did not.
    public static IReadOnlyList<string> Unmoved(nn.Module model, Action trainOneStep)
    {
        var before = model.named_parameters().ToDictionary(p => p.name, p => p.parameter.detach().clone());
        trainOneStep();
        return [.. model.named_parameters().Where(p => p.parameter.allclose(before[p.name], rtol: 0, atol: 0)).Select(p => p.name)];
    }
    // </snippet>
}
