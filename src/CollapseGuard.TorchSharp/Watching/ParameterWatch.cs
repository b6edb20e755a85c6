using CollapseGuard.Summaries;
using CollapseGuard.Torch.Reading;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Watching;

/// <summary>Follows the parameters by layer: their gradients, how far a step moves them, and whether the optimizer holds them.</summary>
internal sealed class ParameterWatch
{
    private readonly HashSet<IntPtr> held;
    private readonly Parameter[] parameters;
    private bool isWaiting;
    private long firstStep = -1;
    private long latestStep;
    private long watched;
    private long moved;
    private long withGradient;
    private int carriedTests;
    private int carried;

    public ParameterWatch(nn.Module model, IReadOnlyList<optim.Optimizer> optimizers)
    {
        held = [.. HeldParameters.Of(optimizers, model).Select(p => p.Handle)];
        (string Name, Parameter Parameter)[] named = [.. model.named_parameters().Select(p => (p.name, p.parameter))];
        parameters = [.. named.Select(p => p.Parameter)];
        Groups = [.. named
            .GroupBy(p => p.Name.LastIndexOf('.') is > 0 and var dot ? p.Name[..dot] : p.Name, StringComparer.Ordinal)
            .Select(g => new ParameterGroup(g.Key, g.Select(p => p.Parameter)))];
    }

    /// <summary>Layers with parameters, in the order of the model.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>True when a step is awaited whose effect should be read.</summary>
    public bool IsWaiting => isWaiting;

    /// <summary>Reads gradients and numbers; the next <see cref="ReadAfter"/> tells what the step has done.</summary>
    /// <param name="step">The step that is about to be taken.</param>
    public void ReadBefore(long step)
    {
        firstStep = firstStep < 0 ? step : firstStep;
        latestStep = step;
        foreach (ParameterGroup group in Groups)
        {
            group.ReadBefore();
        }

        withGradient = Math.Max(withGradient, parameters.Where(p => p.requires_grad && p.grad is not null).Sum(p => p.numel()));
        isWaiting = true;
    }

    /// <summary>Reads the numbers again after the optimizer's step.</summary>
    public bool ReadAfter()
    {
        isWaiting = false;
        bool any = false;
        foreach (ParameterGroup group in Groups)
        {
            any |= group.ReadAfter();
        }

        watched++;
        moved += any ? 1 : 0;
        return any;
    }

    /// <summary>Books a test for gradients that still hold the previous step's.</summary>
    public void BookCarried(bool isCarried)
    {
        carriedTests++;
        carried += isCarried ? 1 : 0;
    }

    /// <summary>What is known by now. Numbers that are still those of the first look tell of every step in between, also of those that were not watched.</summary>
    public ParameterSummary Summarize()
    {
        bool hasMoved = moved > 0 || Groups.Any(g => g.HasMoved);
        return new(
            parameters.Sum(p => p.numel()),
            parameters.Where(p => p.requires_grad).Sum(p => p.numel()),
            parameters.Where(p => p.requires_grad && held.Contains(p.Handle)).Sum(p => p.numel()),
            Groups.Any(g => g.GradientScale > 0) ? withGradient : 0,
            hasMoved ? Math.Max(1, watched) : Math.Max(watched, latestStep - Math.Max(0, firstStep)),
            hasMoved ? Math.Max(1, moved) : 0,
            carriedTests == 0 ? double.NaN : (double)carried / carriedTests);
    }
}
