using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy match-loss-shapes; compiled, not run.</summary>
public static class MatchLossShapes
{
    // <snippet>
    // (n, 1) against (n) makes an n x n loss. Ask before every loss; it costs nothing.
    public static Tensor Loss(Tensor output, Tensor target)
    {
        if (!output.shape.SequenceEqual(target.shape))
        {
            throw new ArgumentException($"output is [{string.Join(", ", output.shape)}], target is [{string.Join(", ", target.shape)}]; use target.view_as(output) if the numbers correspond.");
        }

        return nn.functional.mse_loss(output, target);
    }
    // </snippet>
}
