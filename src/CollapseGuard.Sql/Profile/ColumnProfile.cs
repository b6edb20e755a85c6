using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>The summary of a column, and all its values where there are at most <see cref="MostCounted"/>.</summary>
/// <param name="Summary">What is known.</param>
/// <param name="Table">Every value with its count, most frequent first; null when there are too many.</param>
internal sealed record ColumnProfile(ColumnSummary Summary, IReadOnlyList<ValueCount>? Table)
{
    /// <summary>Values counted one by one at most; beyond, they are estimated.</summary>
    public const int MostCounted = 4096;

    /// <summary>Most frequent first, ties by number or by ordinal text.</summary>
    public static ValueCount[] Ordered(IEnumerable<ValueCount> values)
    {
        ValueCount[] ordered = [.. values];
        Array.Sort(ordered, static (a, b) =>
            a.Count != b.Count ? b.Count.CompareTo(a.Count)
            : double.IsNaN(a.Number) ? string.CompareOrdinal(a.Text, b.Text) : a.Number.CompareTo(b.Number));
        return ordered;
    }

    /// <summary>Adds what all values, counted one by one, say.</summary>
    public static ColumnProfile OfTable(ColumnSummary summary, IEnumerable<ValueCount> values)
    {
        ValueCount[] ordered = Ordered(values);
        return new ColumnProfile(
            summary with
            {
                Distinct = new DistinctSummary(ordered.Length, true),
                ModalCount = ordered.Length == 0 ? 0 : ordered[0].Count,
                ModalValue = ordered.Length == 0 ? "" : ordered[0].Text,
                Values = ordered.Length > ColumnSummary.MostValues ? ordered[..ColumnSummary.MostValues] : ordered,
                ValuesAreComplete = ordered.Length <= ColumnSummary.MostValues,
                Quantiles = summary.Kind == ColumnKind.Number ? QuantilesOf(ordered) : QuantileSummary.Empty,
            },
            ordered);
    }

    private static QuantileSummary QuantilesOf(ValueCount[] values)
    {
        ValueCount[] ascending = [.. values.OrderBy(value => value.Number)];
        return QuantileSummary.FromCounts([.. ascending.Select(value => (float)value.Number)], [.. ascending.Select(value => value.Count)]);
    }
}
