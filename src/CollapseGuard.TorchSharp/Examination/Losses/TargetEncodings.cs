using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Losses;

/// <summary>The targets in the ways that a loss may read them, as doubles, classes in the last dimension.</summary>
/// <param name="ClassAxis">Dimension of the outputs that holds the classes: 1 when class numbers have the outputs' shape without it, else the last.</param>
/// <param name="Aligned">Number for number beside the outputs; null when the counts differ.</param>
/// <param name="OneHot">Class numbers written as one 1 a row, shaped like the outputs; null when they are no class numbers of that many classes.</param>
/// <param name="Broadcast">As they stand, where the outputs' shape meets them by broadcasting only; null otherwise.</param>
internal sealed record TargetEncodings(int ClassAxis, Tensor? Aligned, Tensor? OneHot, Tensor? Broadcast)
{
    /// <summary>Reads targets beside outputs.</summary>
    public static TargetEncodings Of(Tensor y, Tensor outputs)
    {
        int last = Math.Max(0, (int)outputs.dim() - 1);
        int axis = last > 1 && y.dim() == last && y.shape.SequenceEqual(outputs.shape.Where((_, i) => i != 1)) ? 1 : last;
        Tensor wide = Reading.Wide(y);
        long[] shape = Moved(outputs.detach(), axis).shape;
        bool same = y.numel() == outputs.numel();
        return new TargetEncodings(
            axis,
            same ? (wide.shape.SequenceEqual(outputs.shape) ? Moved(wide, axis) : wide.reshape(shape)) : null,
            AsOneHot(wide, shape),
            !wide.shape.SequenceEqual(outputs.shape) && Broadcasts(wide.shape, shape) ? wide : null);
    }

    /// <summary>A tensor with its classes moved to the last dimension.</summary>
    public static Tensor Moved(Tensor tensor, int axis) => tensor.dim() - 1 <= axis ? tensor : movedim(tensor, axis, -1);

    /// <summary>The opposite of <see cref="Moved"/>.</summary>
    public static Tensor Back(Tensor tensor, int axis) => tensor.dim() - 1 <= axis ? tensor : movedim(tensor, -1, axis);

    private static Tensor? AsOneHot(Tensor wide, long[] shape)
    {
        long classes = shape.Length == 0 ? 1 : shape[^1];
        if (classes < 2 || wide.numel() * classes != Product(shape) || wide.numel() == 0)
        {
            return null;
        }

        Tensor whole = wide.round();
        bool fits = (whole == wide).all().item<bool>() && wide.min().item<double>() >= 0 && wide.max().item<double>() < classes;
        return fits ? nn.functional.one_hot(whole.to(ScalarType.Int64).reshape(-1), classes).to(ScalarType.Float64).reshape(shape) : null;
    }

    private static bool Broadcasts(long[] y, long[] outputs)
    {
        for (int i = 1; i <= Math.Min(y.Length, outputs.Length); i++)
        {
            if (y[^i] != outputs[^i] && y[^i] != 1 && outputs[^i] != 1)
            {
                return false;
            }
        }

        return true;
    }

    private static long Product(long[] shape) => shape.Aggregate(1L, (a, b) => a * b);
}
