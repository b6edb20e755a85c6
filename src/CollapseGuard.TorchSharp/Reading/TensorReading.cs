using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Reading;

/// <summary>Reads numbers out of tensors of any type and device; what has to be converted lives in the caller's dispose scope.</summary>
internal static class TensorReading
{
    /// <summary>All numbers in row-major order; valid while the tensor and the current dispose scope live.</summary>
    public static ReadOnlySpan<float> Floats(Tensor tensor)
    {
        Tensor readable = tensor;
        if (tensor.dtype != ScalarType.Float32)
        {
            readable = readable.detach().to(ScalarType.Float32);
        }

        if (readable.device_type != DeviceType.CPU)
        {
            readable = readable.detach().cpu();
        }

        if (!readable.is_contiguous())
        {
            readable = readable.detach().contiguous();
        }

        return MemoryMarshal.Cast<byte, float>(readable.bytes);
    }

    /// <summary>All numbers in row-major order; whole numbers on the processor, as class numbers are, are converted into the buffer without a tensor in between.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="buffer">Room that is kept between calls; grows when needed.</param>
    public static ReadOnlySpan<float> Floats(Tensor tensor, ref float[] buffer)
    {
        if (tensor.dtype != ScalarType.Int64 || tensor.device_type != DeviceType.CPU || !tensor.is_contiguous())
        {
            return Floats(tensor);
        }

        ReadOnlySpan<long> whole = MemoryMarshal.Cast<byte, long>(tensor.bytes);
        if (buffer.Length < whole.Length)
        {
            buffer = new float[whole.Length];
        }

        for (int i = 0; i < whole.Length; i++)
        {
            buffer[i] = whole[i];
        }

        return buffer.AsSpan(0, whole.Length);
    }

    /// <summary>A single number; NaN for null or more than one.</summary>
    public static double Scalar(Tensor? tensor) => tensor is null || tensor.numel() != 1 ? double.NaN
        : tensor.dtype != ScalarType.Float32 ? tensor.to(ScalarType.Float64).item<double>()
        : tensor.device_type == DeviceType.CPU && tensor.is_contiguous() ? MemoryMarshal.Read<float>(tensor.bytes)
        : tensor.item<float>();

    /// <summary>The first rows of a batch, at most so many; the tensor itself when it has no more.</summary>
    public static Tensor FirstRows(Tensor tensor, long rows) => tensor.dim() == 0 || tensor.shape[0] <= rows ? tensor : tensor.narrow(0, 0, rows);
}
