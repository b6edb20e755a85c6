using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>One column of a finding with its number.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Evidence">What was measured in it.</param>
internal readonly record struct ColumnEvidence(string Column, Evidence Evidence);

/// <summary>One finding about several columns, written alike by every detector of columns.</summary>
internal static class ColumnFindings
{
    /// <summary>Most columns whose numbers a finding carries.</summary>
    public const int MostEvidence = 100;

    public static Verdict NoTable => Answer.NotHere("No table of inputs was given.");

    public static Verdict TooFewRows(long rows, long needed) => Answer.Undecided($"{rows:N0} rows in the table; at least {needed:N0} are needed to judge its columns.");

    public static Verdict Found(DetectorDescriptor detector, Severity severity, IReadOnlyList<ColumnEvidence> worstFirst, FormattableString message) =>
        new Verdict.Found(new Finding(
            detector,
            severity,
            worstFirst.Count == 1 ? worstFirst[0].Column : Answer.Text($"{worstFirst.Count:N0} columns"),
            Answer.Text(message),
            [.. worstFirst.Take(MostEvidence).Select(c => c.Evidence)]));

    /// <summary>The columns' names for a sentence, in quotes, at most five.</summary>
    public static string Names(IReadOnlyList<ColumnEvidence> columns) => Answer.Names([.. columns.Select(c => $"'{c.Column}'")]);

    /// <summary>True when at least two different values are present, or when that is not known.</summary>
    public static bool Varies(ColumnSummary column) => column.PresentCount > 0 && !column.IsConstant;

    /// <summary>Every column, the label last.</summary>
    public static IEnumerable<ColumnSummary> WithLabel(DataSummary data) => data.Label is { } label ? data.Columns.Append(label) : data.Columns;

    /// <summary>A sentence more when the label is among the columns; empty otherwise.</summary>
    public static string LabelRemark(DataSummary data, IReadOnlyList<ColumnEvidence> columns, string remark) =>
        data.Label is { } label && columns.Any(c => c.Column == label.Name) ? $" '{label.Name}' is the label: {remark}" : "";
}
