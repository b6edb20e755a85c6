using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Reads a label as the core does: more than 20 different numbers are a regression target, anything else are classes.</summary>
internal sealed class LabelReading
{
    private const int MaximumClassValues = 20;

    public LabelReading(ProfiledColumn column, ColumnProfile profile)
    {
        (Column, Summary) = (column, profile.Summary);
        IsNumeric = column.IsNumber && profile.Summary.Distinct.Count > MaximumClassValues;
        Classes = IsNumeric || profile.Table is null ? []
            : column.IsNumber ? [.. profile.Table.OrderBy(value => value.Number)]
            : [.. profile.Table.OrderBy(value => value.Text, StringComparer.Ordinal)];
    }

    public ProfiledColumn Column { get; }

    public ColumnSummary Summary { get; }

    /// <summary>True for a regression target.</summary>
    public bool IsNumeric { get; }

    /// <summary>The classes, ascending; empty for numbers, and for texts of more than 4,096 kinds, which are no classes.</summary>
    public IReadOnlyList<ValueCount> Classes { get; }

    /// <summary>A numeric column as a stream of numbers; a missing one counts as NaN there.</summary>
    public static ValueSummary ValueOf(ColumnSummary column) => new()
    {
        Name = column.Name,
        Count = column.Count,
        NaNCount = column.NaNCount + column.MissingCount,
        InfinityCount = column.InfinityCount,
        Moments = column.Moments,
        Distinct = column.Distinct,
        Quantiles = column.Quantiles,
        Modal = ModalOf(column),
    };

    private static ModalSummary ModalOf(ColumnSummary column) => column.Values.Count == 0
        ? ModalSummary.NotKept
        : new ModalSummary(column.Values[0].Number, column.Values[0].Count, column.Values[0].Count, (double)column.Values[0].Count / column.PresentCount);
}
