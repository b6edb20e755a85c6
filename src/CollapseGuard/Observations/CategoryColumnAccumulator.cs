using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches one column of categories: what is missing, which categories there are and how often each occurs.</summary>
/// <remarks>
/// One pass, bounded memory: exact up to 4,096 different categories. Beyond, their number is estimated (standard error 0.8 %) and only the
/// categories known by then go on being counted, so that their counts are lower bounds. Belongs to one thread at a time; merge to use several.
/// </remarks>
public sealed class CategoryColumnAccumulator
{
    private const int SketchBits = 14;

    private readonly string name;
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
    private HyperLogLog? sketch;
    private long count;
    private long missing;

    /// <summary>Makes an accumulator that has seen nothing.</summary>
    /// <param name="name">The column's name.</param>
    public CategoryColumnAccumulator(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        this.name = name;
    }

    /// <summary>Adds categories; null is missing.</summary>
    /// <param name="values">Any number of them.</param>
    public void Add(ReadOnlySpan<string?> values)
    {
        count += values.Length;
        foreach (string? value in values)
        {
            if (value is null)
            {
                missing++;
            }
            else
            {
                Take(value, 1);
            }
        }
    }

    /// <summary>Adds rows of one category.</summary>
    /// <param name="value">The category; null is missing.</param>
    /// <param name="rows">How many, at least 0.</param>
    public void Add(string? value, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        count += rows;
        if (value is null)
        {
            missing += rows;
        }
        else if (rows > 0)
        {
            Take(value, rows);
        }
    }

    /// <summary>Adds all that another accumulator has seen, which stays as it is.</summary>
    /// <param name="other">Another accumulator.</param>
    public void Merge(CategoryColumnAccumulator other)
    {
        BatchShape.RequireOther(this, other);
        count += other.count;
        missing += other.missing;
        if (other.sketch is not null)
        {
            BeginSketch();
            sketch!.Merge(other.sketch);
        }

        foreach ((string value, long rows) in other.known)
        {
            Take(value, rows);
        }
    }

    /// <summary>Forgets everything seen.</summary>
    public void Reset()
    {
        known.Clear();
        sketch = null;
        count = missing = 0;
    }

    /// <summary>What was seen so far, as an immutable record.</summary>
    public ColumnSummary Summarize()
    {
        long present = count - missing;
        KeyValuePair<string, long>[] values = sketch is null ? [.. known] : [.. known.Where(v => v.Value * ColumnSummary.LeastListedShare >= present)];
        Array.Sort(values, (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : string.CompareOrdinal(a.Key, b.Key));
        return new ColumnSummary
        {
            Name = name,
            Kind = ColumnKind.Category,
            Count = count,
            MissingCount = missing,
            Distinct = sketch is null ? new(known.Count, true) : new(sketch.Estimate(), false, sketch.RelativeStandardError),
            ModalCount = values.Length == 0 ? Math.Min(1, present) : values[0].Value,
            ModalValue = values.Length == 0 ? "" : values[0].Key,
            Values = [.. values.Take(ColumnSummary.MostValues).Select(v => ValueCount.Of(v.Key, v.Value))],
            ValuesAreComplete = sketch is null && values.Length <= ColumnSummary.MostValues,
        };
    }

    private void Take(string value, long rows)
    {
        ref long seen = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(known, value);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref seen))
        {
            seen += rows;
            return;
        }

        if (known.Count == ValueCounts.Capacity)
        {
            BeginSketch();
        }

        sketch?.Add(KeyHash.Key(value));
        if (known.Count < ValueCounts.Capacity)
        {
            known.Add(value, rows);
        }
    }

    private void BeginSketch()
    {
        if (sketch is null)
        {
            sketch = new HyperLogLog(SketchBits);
            foreach (string value in known.Keys)
            {
                sketch.Add(KeyHash.Key(value));
            }
        }
    }
}
