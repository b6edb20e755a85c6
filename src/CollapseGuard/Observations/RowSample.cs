using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>A bounded uniform sample of the rows of a stream, in their order: what the probes work on.</summary>
/// <remarks>Numbers are kept as float32; NaN, infinity, missing and what is beyond float32 all become missing. Belongs to one thread at a time.</remarks>
internal sealed class RowSample
{
    private readonly IReadOnlyList<DataColumn> columns;
    private readonly int capacity;
    private readonly RowSampler sampler;
    private readonly float[][] numbers;
    private readonly string?[][] texts;
    private readonly long[] rows;
    private long seen;

    public RowSample(IReadOnlyList<DataColumn> columns, DataObservationOptions options)
    {
        this.columns = columns;
        capacity = (int)Math.Min(options.MaxSampledRows, options.MaxSampledCells / Math.Max(1L, columns.Count));
        sampler = new RowSampler(capacity, options.Seed);
        numbers = [.. columns.Select(c => c.Kind == ColumnKind.Number ? new float[capacity] : [])];
        texts = [.. columns.Select(c => c.Kind == ColumnKind.Category ? new string?[capacity] : [])];
        rows = new long[capacity];
    }

    public void Add(DataBlock block)
    {
        while (capacity > 0 && sampler.Next < seen + block.RowCount)
        {
            long row = sampler.Next;
            int slot = sampler.Keep();
            rows[slot] = row;
            for (int c = 0; c < columns.Count; c++)
            {
                if (columns[c].Kind == ColumnKind.Number)
                {
                    var value = (float)block.Numbers(c)[(int)(row - seen)];
                    numbers[c][slot] = float.IsFinite(value) ? value : float.NaN;
                }
                else
                {
                    texts[c][slot] = block.Texts(c)[(int)(row - seen)];
                }
            }
        }

        seen += block.RowCount;
    }

    /// <summary>The sampled rows of some columns.</summary>
    /// <param name="wanted">Indices of the columns.</param>
    public FeatureTable ToTable(IEnumerable<int> wanted) => FeatureTable.FromColumns([.. wanted.Select(c => ToColumn(c, Slots()))]);

    /// <summary>One sampled column.</summary>
    public FeatureColumn ToColumn(int column) => ToColumn(column, Slots());

    private int[] Slots()
    {
        int[] slots = [.. Enumerable.Range(0, (int)Math.Min(seen, capacity))];
        Array.Sort(Array.ConvertAll(slots, s => rows[s]), slots);
        return slots;
    }

    private FeatureColumn ToColumn(int c, int[] slots) => columns[c].Kind == ColumnKind.Number
        ? new NumericColumn(columns[c].Name, Array.ConvertAll(slots, s => numbers[c][s]))
        : CategoricalColumn.FromText(columns[c].Name, Array.ConvertAll(slots, s => texts[c][s]));
}
