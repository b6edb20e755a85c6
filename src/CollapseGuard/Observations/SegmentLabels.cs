using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>A confusion matrix for each segment.</summary>
internal sealed class SegmentLabels
{
    /// <summary>Counters of all segments together: 128 MiB.</summary>
    private const long MaximumCounters = 1 << 24;

    private readonly string[] names;
    private readonly ConfusionCounts[] counts;
    private readonly long[] rows;

    public SegmentLabels(string[] names, int capacity)
    {
        this.names = names;
        rows = new long[names.Length];
        RequireRoom(capacity);
        counts = [.. names.Select(_ => new ConfusionCounts(capacity))];
    }

    public int Count => names.Length;

    public bool SameNames(SegmentLabels other) => names.AsSpan().SequenceEqual(other.names);

    /// <summary>Throws, before anything changes, when so many classes in so many segments would not stay bounded.</summary>
    public void RequireRoom(int classCount)
    {
        if ((long)classCount * classCount * names.Length > MaximumCounters)
        {
            throw new ArgumentException(BatchShape.Text($"{classCount} classes in {names.Length} segments need {(long)classCount * classCount * names.Length} counters; at most {MaximumCounters} are kept. Use fewer segments or merge rare classes."));
        }
    }

    public void Reserve(int classCount)
    {
        foreach (ConfusionCounts segment in counts)
        {
            segment.Reserve(classCount);
        }
    }

    public void Add(ReadOnlySpan<int> predicted, ReadOnlySpan<int> actual, ReadOnlySpan<int> segments)
    {
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i] >= 0)
            {
                counts[segments[i]].Add(predicted[i], actual[i]);
                rows[segments[i]]++;
            }
        }
    }

    /// <summary>Counts a row whose decision is not known.</summary>
    public void AddUndecided(int segment) => rows[segment]++;

    public void Add(int predicted, int actual, int segment)
    {
        counts[segment].Add(predicted, actual);
        rows[segment]++;
    }

    public void Merge(SegmentLabels other)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i].Merge(other.counts[i]);
            rows[i] += other.rows[i];
        }
    }

    public void Reset()
    {
        Array.ForEach(counts, segment => segment.Reset());
        Array.Clear(rows);
    }

    public IReadOnlyList<SegmentSummary> Summarize(IReadOnlyList<string> classes) =>
        [.. names.Select((name, i) => new SegmentSummary
        {
            Name = name,
            Count = rows[i],
            Labels = new LabelSummary { Classes = classes, Confusion = counts[i].ToMatrix(classes.Count) },
        })];
}
