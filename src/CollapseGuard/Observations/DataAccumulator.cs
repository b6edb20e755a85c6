using CollapseGuard.Probes;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Watches a table row by row: its columns, their pairs, copies and conflicts among rows, the order of labels, and a sample for the probes.</summary>
/// <remarks>
/// One pass, bounded memory whatever the number of rows. Merging two accumulators equals adding the rows of the second after those of the first,
/// but for the sample, which stays the first one's. Belongs to one thread at a time.
/// </remarks>
public sealed class DataAccumulator
{
    private readonly IReadOnlyList<DataColumn> columns;
    private readonly DataObservationOptions options;
    private readonly int label;
    private readonly int[] features;
    private readonly int[] paired;
    private readonly NumberColumnAccumulator?[] numbers;
    private readonly CategoryColumnAccumulator?[] categories;
    private readonly CorrelationAccumulator pairs;
    private readonly RowCopyAccumulator copies;
    private readonly LabelOrderAccumulator order = new();
    private readonly RowSample sample;
    private ulong[] featureHashes = [];
    private ulong[] labelKeys = [];
    private long rows;

    /// <summary>Makes an accumulator that has seen nothing.</summary>
    /// <param name="columns">The columns in the order of the table, label included.</param>
    /// <param name="label">Name of the label column; null when there is none.</param>
    /// <param name="options">How much is kept; the defaults when null.</param>
    /// <exception cref="ArgumentException">A name occurs twice, or no column has the label's name.</exception>
    public DataAccumulator(IReadOnlyList<DataColumn> columns, string? label = null, DataObservationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        this.columns = [.. columns];
        this.options = options ?? DataObservationOptions.Default;
        this.label = TableColumns.LabelIndex(this.columns, label);
        features = [.. Enumerable.Range(0, columns.Count).Where(c => c != this.label)];
        paired = [.. features.Where(c => columns[c].Kind == ColumnKind.Number).Take(this.options.MaxPairColumns)];
        numbers = [.. columns.Select(c => c.Kind == ColumnKind.Number ? new NumberColumnAccumulator(c.Name) : null)];
        categories = [.. columns.Select(c => c.Kind == ColumnKind.Category ? new CategoryColumnAccumulator(c.Name) : null)];
        pairs = new CorrelationAccumulator(paired.Length);
        copies = new RowCopyAccumulator(this.options.MaxTrackedRows);
        sample = new RowSample(this.columns, this.options);
    }

    /// <summary>Rows seen.</summary>
    public long Rows => rows;

    /// <summary>Adds the rows of a block, which may be filled again afterwards.</summary>
    /// <param name="block">Has the same columns.</param>
    /// <exception cref="ArgumentException">The block has other columns.</exception>
    public void Add(DataBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        TableColumns.RequireSame(columns, block.Columns, nameof(block));
        for (int c = 0; c < columns.Count; c++)
        {
            numbers[c]?.Add(block.Numbers(c));
            categories[c]?.Add(block.Texts(c));
        }

        pairs.Add(block, paired);
        AddRows(block);
        AddOrder(block);
        sample.Add(block);
        rows += block.RowCount;
    }

    /// <summary>Adds a table; NaN in a numeric column is missing. Segments, groups and time are not looked at.</summary>
    /// <param name="table">Has the same columns.</param>
    /// <exception cref="ArgumentException">The table has other columns.</exception>
    public void Add(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TableColumns.RequireSame(columns, TableColumns.Of(table), nameof(table));
        var block = new DataBlock(columns);
        for (int first = 0; first < table.RowCount; first += block.Capacity)
        {
            block.RowCount = Math.Min(block.Capacity, table.RowCount - first);
            for (int c = 0; c < columns.Count; c++)
            {
                TableColumns.Copy(table.Columns[c], first, block, c);
            }

            Add(block);
        }
    }

    /// <summary>Adds all that another accumulator has seen, as rows that come after this one's; the other stays as it is.</summary>
    /// <param name="later">Has the same columns, label and options.</param>
    /// <exception cref="ArgumentException">It has others.</exception>
    public void Merge(DataAccumulator later)
    {
        BatchShape.RequireOther(this, later);
        TableColumns.RequireSame(columns, later.columns, nameof(later));
        if (label != later.label || options != later.options)
        {
            throw new ArgumentException("'later' was made with another label or other options; make both accumulators alike.", nameof(later));
        }

        for (int c = 0; c < columns.Count; c++)
        {
            numbers[c]?.Merge(later.numbers[c]!);
            categories[c]?.Merge(later.categories[c]!);
        }

        pairs.Merge(later.pairs);
        copies.Merge(later.copies);
        order.Merge(later.order);
        rows += later.rows;
    }

    /// <summary>What was counted so far, without what the probes would find.</summary>
    public DataSummary Summarize()
    {
        ColumnSummary[] summaries = [.. Enumerable.Range(0, columns.Count).Select(c => numbers[c]?.Summarize() ?? categories[c]!.Summarize())];
        ColumnSummary? labelSummary = label < 0 ? null : summaries[label];
        int numeric = features.Count(c => columns[c].Kind == ColumnKind.Number);
        return new DataSummary
        {
            Rows = rows,
            Columns = [.. features.Select(c => summaries[c])],
            Label = labelSummary,
            Correlations = paired.Length < 2 ? null : pairs.Summarize(
                [.. paired.Select(c => columns[c].Name)], [.. paired.Select(c => summaries[c].Moments.SquaredDeviations == 0)], numeric - paired.Length),
            RowCopies = features.Length == 0 ? null : copies.Summarize(labelSummary is not null, labelSummary is not null && TableColumns.IsContinuous(labelSummary)),
            Order = labelSummary is null ? null : order.Summarize(TableColumns.ClassCounts(labelSummary)),
        };
    }

    /// <summary>All that is known of the table, the probes' answers about the sampled rows included; pass it to <see cref="Collapse.Diagnose"/>.</summary>
    /// <param name="probe">How the signal probe works; the defaults when null.</param>
    /// <param name="cancellationToken">Stops the probes between steps.</param>
    public Snapshot ToSnapshot(SignalProbeOptions? probe = null, CancellationToken cancellationToken = default)
    {
        DataSummary data = Summarize();
        SignalTarget? target = data.Label is { } column ? LabelTarget.Of(sample.ToColumn(label), TableColumns.IsContinuous(column)) : null;
        return DataProbe.Ask(data, sample.ToTable(features), target, probe, cancellationToken);
    }

    private void AddRows(DataBlock block)
    {
        int n = block.RowCount;
        if (featureHashes.Length < n)
        {
            (featureHashes, labelKeys) = (new ulong[n], new ulong[n]);
        }

        Span<ulong> hashes = featureHashes.AsSpan(0, n), keys = labelKeys.AsSpan(0, n);
        hashes.Clear();
        keys.Clear();
        foreach (int c in features)
        {
            RowHash.Step(block, c, hashes);
        }

        RowHash.Finish(hashes);
        if (label >= 0)
        {
            RowHash.Keys(block, label, keys);
        }

        copies.Add(hashes, keys);
    }

    private void AddOrder(DataBlock block)
    {
        if (label < 0)
        {
            return;
        }

        if (columns[label].Kind == ColumnKind.Number)
        {
            order.Add(block.Numbers(label));
        }
        else
        {
            order.Add(block.Texts(label));
        }
    }
}
