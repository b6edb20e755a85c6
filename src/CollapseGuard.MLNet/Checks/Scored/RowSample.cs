using CollapseGuard.MLNet.Reading;
using CollapseGuard.Probes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>A uniform sample of the rows of a pass, with the features of these rows alone: all others are never asked for theirs.</summary>
/// <remarks>Algorithm L of Li (1994), by seed: the next row that enters is known in advance, so that a row costs one comparison.</remarks>
internal sealed class RowSample
{
    /// <summary>Features in all kept rows together, at most: 40 MB.</summary>
    private const int MostNumbers = 10_000_000;

    /// <summary>Beyond, no probe would look at more than a sliver of the features.</summary>
    private const int MostFeatures = 100_000;

    private readonly DataViewSchema.Column? features;
    private readonly int seed;
    private readonly int capacity;
    private readonly List<Entry> entries = [];
    private ValueGetter<VBuffer<float>>? getter;
    private VBuffer<float> buffer;
    private Random random = new(0);
    private double weight;

    /// <param name="features">The features; null to keep the answers alone.</param>
    /// <param name="options">How many rows the probe wants, and the seed.</param>
    public RowSample(DataViewSchema.Column? features, SignalProbeOptions options)
    {
        Width = features?.Type is VectorDataViewType { Size: <= MostFeatures } vector ? vector.Size : 0;
        this.features = Width > 0 ? features : null;
        seed = options.Seed;
        capacity = Math.Clamp(MostNumbers / Math.Max(1, Width), 100, options.MaxRows);
    }

    /// <summary>Features in a row; 0 without them.</summary>
    public int Width { get; }

    /// <summary>Rows kept.</summary>
    public int Count => entries.Count;

    /// <summary>The row that enters next, counted from 0; read it before each row.</summary>
    public long Next { get; private set; }

    /// <summary>The columns that must be active.</summary>
    public IEnumerable<DataViewSchema.Column> Active => features is { } column ? [column] : [];

    /// <summary>The kept rows in the order of the view.</summary>
    public IReadOnlyList<Entry> Rows => [.. entries.OrderBy(e => e.Row)];

    /// <summary>A kept row, in no order.</summary>
    public Entry this[int index] => entries[index];

    /// <summary>Forgets all rows.</summary>
    public void Reset()
    {
        entries.Clear();
        random = new Random(seed);
        weight = 1;
        Next = 0;
    }

    /// <summary>Fetches the getter of the features.</summary>
    public void Bind(DataViewRow row) => getter = features is { } column ? row.GetGetter<VBuffer<float>>(column) : null;

    /// <summary>Keeps the row at hand, which is <see cref="Next"/>.</summary>
    /// <param name="label">Its label: a number or the code of a class; NaN when unknown.</param>
    /// <param name="score">Its score; NaN when there is no single one.</param>
    /// <param name="probability">Its probability; NaN without.</param>
    public void Take(double label, float score = float.NaN, float probability = float.NaN)
    {
        float[] values = [];
        if (getter is not null)
        {
            getter(ref buffer);
            buffer.CopyTo(values = new float[Width]);
        }

        var entry = new Entry(Next, label, score, probability, values);
        if (entries.Count < capacity)
        {
            entries.Add(entry);
            Next = entries.Count < capacity ? Next + 1 : Skip();
        }
        else
        {
            entries[random.Next(capacity)] = entry;
            Next = Skip();
        }
    }

    /// <summary>The features of the kept rows; null without.</summary>
    public FeatureTable? ToTable()
    {
        if (features is not { } column || entries.Count == 0)
        {
            return null;
        }

        IReadOnlyList<Entry> rows = Rows;
        string[] names = SlotNames.Of(column);
        return FeatureTable.FromColumns([.. Enumerable.Range(0, Width).Select(c => new NumericColumn(names[c], rows.Select(row => row.Features[c]).ToArray()))]);
    }

    private long Skip()
    {
        weight *= Math.Exp(Math.Log(1 - random.NextDouble()) / capacity);
        return Next + 1 + (long)Math.Min(Math.Floor(Math.Log(1 - random.NextDouble()) / Math.Log(1 - weight)), long.MaxValue / 2);
    }

    /// <summary>A kept row.</summary>
    /// <param name="Row">Its place in the view.</param>
    /// <param name="Label">A number or the code of a class; NaN when unknown.</param>
    /// <param name="Score">NaN without.</param>
    /// <param name="Probability">NaN without.</param>
    /// <param name="Features">Empty without.</param>
    public readonly record struct Entry(long Row, double Label, float Score, float Probability, float[] Features);
}
