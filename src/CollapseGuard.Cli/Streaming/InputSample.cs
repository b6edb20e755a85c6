using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;

namespace CollapseGuard.Cli.Streaming;

/// <summary>A bounded sample of rows with their inputs and target, in the order of the file, for the signal probe.</summary>
internal sealed class InputSample
{
    private readonly InputColumn[] columns;
    private readonly int firstColumn;
    private readonly RowSampler sampler;
    private readonly long[] rows;
    private readonly double[] targets;
    private long seen;

    /// <param name="inputs">Input columns of the file.</param>
    /// <param name="firstColumn">Where they begin in a chunk.</param>
    /// <param name="capacity">Rows kept at most.</param>
    /// <param name="seed">Decides which rows.</param>
    public InputSample(IReadOnlyList<SourceColumn> inputs, int firstColumn, int capacity, int seed)
    {
        columns = [.. inputs.Select(i => new InputColumn(i, capacity))];
        this.firstColumn = firstColumn;
        sampler = new RowSampler(capacity, seed);
        rows = new long[capacity];
        targets = new double[capacity];
    }

    /// <summary>What to select.</summary>
    public IEnumerable<string> Expressions => columns.Select(c => c.Expression);

    /// <summary>Looks at a chunk that the feed has just taken.</summary>
    public void Add(ChunkStream chunk, IFeed feed)
    {
        for (; sampler.Next < seen + chunk.Count;)
        {
            int row = (int)(sampler.Next - seen);
            int slot = sampler.Keep();
            rows[slot] = seen + row;
            targets[slot] = feed.Target(row);
            for (int c = 0; c < columns.Length; c++)
            {
                columns[c].Keep(chunk, firstColumn + c, row, slot);
            }
        }

        seen += chunk.Count;
    }

    /// <summary>The sample; columns that look like identifiers are left out and named.</summary>
    public (FeatureTable Table, double[] Targets, IReadOnlyList<SourceColumn> LeftOut) ToTable()
    {
        int[] slots = [.. Enumerable.Range(0, (int)Math.Min(seen, rows.Length))];
        Array.Sort(Array.ConvertAll(slots, s => rows[s]), slots);
        var features = new List<FeatureColumn>();
        var leftOut = new List<SourceColumn>();
        foreach (InputColumn column in columns)
        {
            if (column.ToFeature(slots) is { } feature)
            {
                features.Add(feature);
            }
            else
            {
                leftOut.Add(column.Source);
            }
        }

        return (FeatureTable.FromColumns([.. features]), Array.ConvertAll(slots, s => targets[s]), leftOut);
    }
}
