using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Reading;

/// <summary>How outputs and targets of this model are laid out, settled at the first batch.</summary>
/// <param name="Task">What the network answers.</param>
/// <param name="OutputCount">Outputs a row: m numbers, k classes, 1 for a binary task.</param>
/// <param name="ClassDimension">Dimension of the classes in the outputs: -1 for the last one.</param>
/// <param name="Targets">How the targets are written.</param>
internal sealed record BatchReading(TrainingTask Task, int OutputCount, int ClassDimension, TargetWriting Targets)
{
    /// <summary>Reads the layout off a batch.</summary>
    public static BatchReading Of(Tensor output, Tensor? target, TrainingTask wanted)
    {
        long[] shape = output.shape;
        int width = shape.Length <= 1 ? 1 : (int)shape[^1];
        if (target is null)
        {
            return new BatchReading(TrainingTask.Unknown, width, -1, TargetWriting.Absent);
        }

        bool isWhole = target.dtype is ScalarType.Int64 or ScalarType.Int32 or ScalarType.Int16 or ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool;
        if (isWhole && shape.Length >= 2 && target.dim() == shape.Length - 1)
        {
            // Sequences and images: the field's cross-entropy has the classes in dimension 1, most models give them last.
            bool isSecond = shape.Length > 2 && shape[1] != shape[^1] && target.shape.AsSpan(1).SequenceEqual(shape.AsSpan(2));
            int classes = (int)(isSecond ? shape[1] : width);
            if (classes > 1)
            {
                return new BatchReading(TrainingTask.Multiclass, classes, isSecond ? 1 : -1, TargetWriting.Codes);
            }
        }

        bool isSame = target.numel() == output.numel();
        if (!isSame)
        {
            return new BatchReading(TrainingTask.Unknown, width, -1, TargetWriting.Absent);
        }

        ReadOnlySpan<float> numbers = TensorReading.Floats(target);
        if (width > 1 && wanted != TrainingTask.Regression && IsOneHot(numbers, width))
        {
            return new BatchReading(TrainingTask.Multiclass, width, -1, TargetWriting.OneHot);
        }

        return width == 1 && (wanted == TrainingTask.Binary || (wanted == TrainingTask.Unknown && IsZeroOne(numbers)))
            ? new BatchReading(TrainingTask.Binary, 1, -1, TargetWriting.Codes)
            : new BatchReading(TrainingTask.Regression, width, -1, TargetWriting.Numbers);
    }

    /// <summary>True when numbers are only zeros and ones.</summary>
    public static bool IsZeroOne(ReadOnlySpan<float> numbers)
    {
        foreach (float value in numbers)
        {
            if (value is not (0 or 1))
            {
                return false;
            }
        }

        return numbers.Length > 0;
    }

    private static bool IsOneHot(ReadOnlySpan<float> numbers, int width)
    {
        for (int start = 0; start < numbers.Length; start += width)
        {
            int ones = 0;
            foreach (float value in numbers.Slice(start, width))
            {
                if (value is not (0 or 1))
                {
                    return false;
                }

                ones += value == 1 ? 1 : 0;
            }

            if (ones != 1)
            {
                return false;
            }
        }

        return numbers.Length > 0;
    }
}

/// <summary>How the targets of a batch are written.</summary>
internal enum TargetWriting
{
    /// <summary>None, or of another shape than the outputs.</summary>
    Absent = 0,

    /// <summary>Numbers, as many as outputs.</summary>
    Numbers = 1,

    /// <summary>One class number a row.</summary>
    Codes = 2,

    /// <summary>One 1 a row.</summary>
    OneHot = 3,
}
