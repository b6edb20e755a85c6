using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees feature columns in which nearly every row holds the same value; a hint, because rare flags look like this by nature.</summary>
/// <remarks>Statistic: share of present rows with the most frequent value, in (0, 1]. Columns with a single value are left to CG3005.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class NearConstantColumnDetector(NearConstantColumnOptions? options = null) : IDetector
{
    private readonly NearConstantColumnOptions options = options ?? NearConstantColumnOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3006", "NearConstantColumn", "Feature columns with nearly always the same value.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Data is not { } data)
        {
            return ColumnFindings.NoTable;
        }

        if (data.Rows < options.MinimumRows)
        {
            return ColumnFindings.TooFewRows(data.Rows, options.MinimumRows);
        }

        ColumnSummary[] near = [.. data.Columns.Where(c => ColumnFindings.Varies(c) && c.ModalShare > options.MaximumModalShare).OrderByDescending(c => c.ModalShare)];
        ColumnEvidence[] evidence = [.. near.Select(c => new ColumnEvidence(
            c.Name, new Evidence($"modal share('{c.Name}')", c.ModalShare, Expectation.AtMost, options.MaximumModalShare, c.PresentCount)))];
        return near.Length == 0 ? Answer.Clear : ColumnFindings.Found(
            Info, Info.DefaultSeverity, evidence,
            $"Nearly always the same value in {near.Length:N0} of {data.Columns.Count:N0} feature columns: {ColumnFindings.Names(evidence)} (n = {data.Rows:N0}); '{near[0].Name}' differs from '{near[0].ModalValue}' in {near[0].PresentCount - near[0].ModalCount:N0} of {near[0].PresentCount:N0} rows. A split or a batch may hold none of those rows, and the column is then a constant. Keep them if the rare value matters, and keep its share alike in every split; otherwise drop them.");
    }
}

/// <summary>Limits of <see cref="NearConstantColumnDetector"/>. Immutable.</summary>
public sealed record NearConstantColumnOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static NearConstantColumnOptions Default { get; } = new();

    /// <summary>Share of present rows that one value may hold, in [.5, 1]; .99 by default: a batch of 64 then holds no other value in half of all cases (.99^64 = .53).</summary>
    public double MaximumModalShare { get; init => field = Limit.In(value, .5, 1); } = .99;

    /// <summary>Rows needed, at least 2; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;
}
