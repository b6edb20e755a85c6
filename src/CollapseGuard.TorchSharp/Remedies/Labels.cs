using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Reads class labels out of a tensor of any device and number type.</summary>
internal static class Labels
{
    /// <exception cref="ArgumentException">No rows, or a label that is no whole number.</exception>
    public static long[] Read(Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        using DisposeScope scope = NewDisposeScope();
        Tensor flat = labels.detach().cpu().flatten();
        if (flat.numel() == 0)
        {
            throw new ArgumentException("'labels' is empty; at least one row is needed.", nameof(labels));
        }

        Tensor whole = flat.to_type(ScalarType.Int64);
        if (flat.is_floating_point() && whole.to_type(flat.dtype).ne(flat).any().item<bool>())
        {
            throw new ArgumentException($"'labels' are {flat.dtype} with fractions or NaN; class indices must be whole numbers. Probabilities or one-hot rows are turned into classes by argmax(1).", nameof(labels));
        }

        return whole.data<long>().ToArray();
    }
}
