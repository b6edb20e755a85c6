using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees NaN or infinity in a column of numbers, the label included; one of them makes every weight of a network NaN.</summary>
/// <remarks>Statistic: rows that hold NaN, +infinity or -infinity; healthy is 0. An empty cell is missing (CG3010), not NaN.</remarks>
public sealed class NonFiniteInputDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3012", "NonFiniteInput", "NaN or infinity in a column of numbers.", Severity.Warning);

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

        if (data.Rows == 0)
        {
            return ColumnFindings.TooFewRows(0, 1);
        }

        ColumnSummary[] broken = [.. ColumnFindings.WithLabel(data).Where(c => Count(c) > 0).OrderByDescending(Count)];
        ColumnEvidence[] evidence = [.. broken.Select(c => new ColumnEvidence(c.Name, new Evidence($"non-finite('{c.Name}')", Count(c), Expectation.AtMost, 0, c.Count)))];
        return broken.Length == 0 ? Answer.Clear : ColumnFindings.Found(
            Info, Info.DefaultSeverity, evidence,
            $"Numbers that are not finite in {broken.Length:N0} of {ColumnFindings.WithLabel(data).Count():N0} columns: {ColumnFindings.Names(evidence)}; '{broken[0].Name}' holds not-a-number in {broken[0].NaNCount:N0} rows and infinity in {broken[0].InfinityCount:N0} (n = {data.Rows:N0}).{ColumnFindings.LabelRemark(data, evidence, "drop those rows.")} One such row makes the loss, and then every weight, not a number. Look for a division by zero or a logarithm of 0 or less in the step that makes the column.");
    }

    private static long Count(ColumnSummary column) => column.NaNCount + column.InfinityCount;
}
