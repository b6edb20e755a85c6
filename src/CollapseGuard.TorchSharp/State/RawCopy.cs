using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.State;

/// <summary>Writes numbers into a tensor behind autograd's back.</summary>
/// <remarks>
/// An ordinary <c>copy_</c> counts up the tensor's version, and a graph that was built before and is walked afterwards (the generator's, while
/// the discriminator is looked at) would then refuse its backward pass. Numbers that are put back as they were do it no harm.
/// </remarks>
internal static class RawCopy
{
    /// <summary>Copies the source's numbers, converted to the target's type. Devices other than the processor have no such way: there it is a <c>copy_</c>.</summary>
    public static void Into(Tensor target, Tensor source)
    {
        if (target.device_type != DeviceType.CPU || !target.is_contiguous() || target.is_sparse)
        {
            target.copy_(source);
            return;
        }

        if (source.dtype == target.dtype && source.device_type == DeviceType.CPU && source.is_contiguous() && source.numel() == target.numel())
        {
            source.bytes.CopyTo(target.bytes);
            return;
        }

        using Tensor converted = source.detach().to(target.dtype, copy: true).contiguous();
        converted.bytes.CopyTo(target.bytes);
    }
}
