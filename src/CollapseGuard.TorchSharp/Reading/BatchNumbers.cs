using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Reading;

/// <summary>One batch as spans for the monitor: n x m outputs beside numbers or class codes, in buffers that are kept.</summary>
internal sealed class BatchNumbers(BatchReading reading)
{
    /// <summary>More outputs than this (images, autoencoders) are thinned out evenly: the verdict needs no more.</summary>
    private const int MostOutputs = 64;

    private const int MostRows = 4096;

    private float[] outputs = [];
    private float[] targets = [];
    private float[] whole = [];

    /// <summary>Outputs kept a row.</summary>
    public int OutputCount => reading.Task == TrainingTask.Multiclass ? reading.OutputCount : Math.Min(reading.OutputCount, MostOutputs);

    /// <summary>Outputs, row-major, of the latest batch read.</summary>
    public ReadOnlySpan<float> Outputs => outputs.AsSpan(0, OutputLength);

    /// <summary>Targets: numbers like the outputs, or one class number a row; empty without any.</summary>
    public ReadOnlySpan<float> Targets => targets.AsSpan(0, TargetLength);

    private int OutputLength { get; set; }

    private int TargetLength { get; set; }

    /// <summary>Reads a batch. False when its shapes do not fit the layout that the first batch had.</summary>
    public bool Read(Tensor output, Tensor? target)
    {
        Tensor ordered = reading.ClassDimension > 0 ? output.detach().movedim([reading.ClassDimension], [-1L]) : output;
        ReadOnlySpan<float> all = TensorReading.Floats(ordered);
        int width = reading.OutputCount;
        if (all.Length == 0 || (ordered.dim() <= 1 ? 1 : ordered.shape[^1]) != width)
        {
            return false;
        }

        int rows = Math.Min(all.Length / width, MostRows);
        OutputLength = Copy(all, rows, width, ref outputs);
        TargetLength = 0;
        if (target is null || reading.Targets == TargetWriting.Absent)
        {
            return reading.Task == TrainingTask.Unknown;
        }

        ReadOnlySpan<float> truth = TensorReading.Floats(target, ref whole);
        switch (reading.Targets)
        {
            case TargetWriting.Numbers when truth.Length == all.Length:
                TargetLength = Copy(truth, rows, width, ref targets);
                return true;
            case TargetWriting.Codes when truth.Length == all.Length / width:
                TargetLength = Copy(truth, rows, 1, ref targets);
                return true;
            case TargetWriting.OneHot when truth.Length == all.Length:
                TargetLength = Codes(truth, rows, width);
                return true;
            default:
                return false;
        }
    }

    private int Copy(ReadOnlySpan<float> source, int rows, int width, ref float[] buffer)
    {
        int kept = width == 1 ? 1 : OutputCount;
        Reserve(ref buffer, rows * kept);
        if (kept == width)
        {
            source[..(rows * width)].CopyTo(buffer);
            return rows * width;
        }

        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < kept; c++)
            {
                buffer[(r * kept) + c] = source[(r * width) + (int)((long)c * width / kept)];
            }
        }

        return rows * kept;
    }

    private int Codes(ReadOnlySpan<float> oneHot, int rows, int width)
    {
        Reserve(ref targets, rows);
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<float> row = oneHot.Slice(r * width, width);
            int code = 0;
            for (int c = 1; c < width; c++)
            {
                code = row[c] > row[code] ? c : code;
            }

            targets[r] = code;
        }

        return rows;
    }

    private static void Reserve(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new float[length];
        }
    }
}
