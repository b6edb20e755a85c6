using CollapseGuard.MLNet.Reading;
using CollapseGuard.Observations;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>Watches every slot of a column: exact counts, extremes and moments, and a bounded uniform sample of rows for quantiles. A scalar is a vector of one slot.</summary>
internal sealed class SlotSink : ColumnSink
{
    /// <summary>Below this many rows the 1 % and 99 % quantiles are the extremes themselves.</summary>
    public const int FewestSampledRows = 101;

    private readonly SlotCounter[] counters;
    private readonly RowSampler sampler;
    private readonly int capacity;
    private float[] sample = [];
    private long rows;

    /// <exception cref="ArgumentException">Neither a number nor a vector of floats of known size.</exception>
    public SlotSink(DataViewSchema.Column column, NormalizeOptions options)
        : base(column)
    {
        Width = new MatrixSink(column).Width;
        capacity = Math.Clamp(options.MaximumSampledCells / Math.Max(Width, 1), FewestSampledRows, options.MaximumSampledRows);
        counters = new SlotCounter[Width];
        sampler = new RowSampler(capacity, options.Seed);
    }

    public int Width { get; }

    /// <summary>What was seen of each slot; the sample of one slot at a time, so that memory stays bounded.</summary>
    public IEnumerable<SlotProfile> Profiles()
    {
        string[] names = SlotNames.Of(Column);
        int sampled = (int)Math.Min(rows, capacity);
        for (int slot = 0; slot < Width; slot++)
        {
            SlotCounter counter = counters[slot];
            counter.AddZeros(rows - counter.Seen);
            var numbers = new float[sampled];
            int count = 0;
            for (int row = 0; row < sampled; row++)
            {
                float value = sample[((long)row * Width) + slot];
                if (float.IsFinite(value))
                {
                    numbers[count++] = value;
                }
            }

            Array.Resize(ref numbers, count);
            Array.Sort(numbers);
            yield return new SlotProfile(Column.Name, slot, names[slot], counter, numbers);
        }
    }

    protected override Action Appender(DataViewRow row)
    {
        if (Column.Type is not VectorDataViewType)
        {
            Func<double> number = NumberGetter.Of(row, Column);
            return () =>
            {
                float value = (float)number();
                counters[0].Add(value);
                if (Keep() is { } kept)
                {
                    sample[kept] = value;
                }
            };
        }

        ValueGetter<VBuffer<float>> getter = row.GetGetter<VBuffer<float>>(Column);
        VBuffer<float> buffer = default;
        return () =>
        {
            getter(ref buffer);
            ReadOnlySpan<float> values = buffer.GetValues();
            ReadOnlySpan<int> indices = buffer.GetIndices();
            for (int i = 0; i < values.Length; i++)
            {
                counters[buffer.IsDense ? i : indices[i]].Add(values[i]);
            }

            if (Keep() is { } kept)
            {
                buffer.CopyTo(sample.AsSpan(kept * Width, Width));
            }
        };
    }

    /// <summary>Counts the row and says where in the sample it goes; null when it is not kept.</summary>
    private int? Keep()
    {
        if (rows++ != sampler.Next)
        {
            return null;
        }

        int kept = sampler.Keep();
        if ((kept + 1) * (long)Width > sample.Length)
        {
            Array.Resize(ref sample, checked((int)Math.Min((long)capacity * Width, Math.Max(1_024L * Width, 2L * sample.Length))));
        }

        return kept;
    }
}
