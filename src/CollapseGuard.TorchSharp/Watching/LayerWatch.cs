using CollapseGuard.Summaries;
using CollapseGuard.Torch.Reading;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Watching;

/// <summary>Looks at the outputs of the layers in one forward pass of the guard's own: hooks are set for this pass and removed after it.</summary>
/// <remarks>
/// Hooks fire only through <c>call</c>: a module whose parent calls its <c>forward</c> is not seen, and is named in <see cref="Unseen"/>.
/// </remarks>
internal sealed class LayerWatch
{
    private const int MostRows = 64;
    private const int MostUnits = 1024;
    private const int MostNamed = 5;

    private readonly (string Name, nn.Module<Tensor, Tensor> Module)[] leaves;
    private readonly string[] closed;
    private readonly List<(string Name, LayerNumbers Numbers)> seen = [];

    public LayerWatch(nn.Module model)
    {
        (string Name, nn.Module Module)[] all = [.. model.named_modules().Select(m => (m.name, m.module))];
        if (all.Length == 0)
        {
            all = [("model", model)];
        }

        all = [.. all.Where(m => !m.Module.children().Any())];
        leaves = [.. all.Where(m => m.Module is nn.Module<Tensor, Tensor>).Select(m => (m.Name, (nn.Module<Tensor, Tensor>)m.Module))];
        closed = [.. all.Where(m => m.Module is not nn.Module<Tensor, Tensor> && m.Module.parameters().Any()).Select(m => m.Name)];
        Unseen = leaves.Length == 0 ? "The model has no layer that takes one tensor and gives one: its layers cannot be looked into." : null;
    }

    /// <summary>Which layers were not seen and why; null when all were.</summary>
    public string? Unseen { get; private set; }

    /// <summary>Runs the forward pass and returns what each layer gave, in the order of the pass. The caller keeps buffers and random state.</summary>
    public IReadOnlyList<(string Name, LayerNumbers Numbers)> Look(Func<Tensor, Tensor> forward, Tensor inputs)
    {
        seen.Clear();
        var hooks = new List<IDisposable>(leaves.Length);
        try
        {
            foreach ((string name, nn.Module<Tensor, Tensor> module) in leaves)
            {
                nn.Module<Tensor, Tensor>.HookRemover hook = module.register_forward_hook((_, _, output) =>
                {
                    Measure(name, output);
                    return output;
                });
                hooks.Add(new Unhook(hook));
            }

            using Tensor rows = TensorReading.FirstRows(inputs, MostRows).alias();
            forward(rows).Dispose();
        }
        finally
        {
            foreach (IDisposable hook in hooks)
            {
                hook.Dispose();
            }
        }

        if (leaves.Length > 0)
        {
            Unseen = DescribeUnseen();
        }

        return seen;
    }

    private string? DescribeUnseen()
    {
        if (seen.Count == 0)
        {
            return "No hook fired: the model calls forward() of its layers. Use call() in its place.";
        }

        var fired = seen.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        string[] silent = [.. leaves.Select(l => l.Name).Where(n => !fired.Contains(n))];
        return (silent.Length, closed.Length) switch
        {
            (0, 0) => null,
            (0, _) => $"{Names(closed)} cannot be looked into: only layers of one tensor in and one out can.",
            _ => $"No hook fired in {Names(silent)}: the model calls their forward(), or does not use them. Use call() in its place.",
        };
    }

    private static string Names(string[] names) =>
        string.Join(", ", names.Take(MostNamed).Select(n => $"'{n}'")) + (names.Length > MostNamed ? FormattableString.Invariant($" and {names.Length - MostNamed} more") : "");

    private void Measure(string name, Tensor output)
    {
        if (output.is_sparse || output.numel() == 0 || output.dim() == 0)
        {
            return;
        }

        Tensor shaped = output.detach();
        int units = 1;
        if (output.dim() > 1)
        {
            // Images have their channels in dimension 1; everything else its units in the last one.
            shaped = output.dim() >= 4 ? shaped.movedim([1L], [-1L]) : shaped;
            units = (int)shaped.shape[^1];
        }

        // Only what is measured is brought into order and copied: of images with many places that is the first few.
        int mostRows = units > MostUnits ? MostRows : 4 * MostRows;
        long placesOfRow = Math.Max(1, shaped.numel() / units / shaped.shape[0]);
        ReadOnlySpan<float> numbers = TensorReading.Floats(TensorReading.FirstRows(shaped, (mostRows + placesOfRow - 1) / placesOfRow));
        int rows = Math.Min(numbers.Length / units, mostRows);
        seen.Add((name, LayerMeasure.Of(numbers[..(rows * units)], units)));
    }

    private sealed class Unhook(nn.Module<Tensor, Tensor>.HookRemover hook) : IDisposable
    {
        public void Dispose() => hook.remove();
    }
}
