using System.Globalization;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>A value of a column that seems to stand for a missing one.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Count">Rows that hold it.</param>
/// <param name="Rows">Rows with a value.</param>
/// <param name="IsPlain">True when it can hardly be anything else.</param>
/// <param name="Limit">The share of rows from which it counts.</param>
internal sealed record MissingCode(string Column, string Value, long Count, long Rows, bool IsPlain, double Limit)
{
    private static readonly bool[] Ends = [true, false];

    /// <summary>Codes among a column's numbers or categories.</summary>
    public static IEnumerable<MissingCode> In(ColumnSummary column, DisguisedMissingOptions options)
    {
        if (column.PresentCount == 0)
        {
            return [];
        }

        return column.Kind == ColumnKind.Category
            ? Words(column, options)
            : Ends.Where(isLeast => IsCode(column, isLeast, options)).Select(isLeast => OfEnd(column, isLeast ? column.Least : column.Greatest, options));
    }

    private static MissingCode OfEnd(ColumnSummary column, ExtremeValue end, DisguisedMissingOptions options) =>
        new(column.Name, Answer.Text($"{end.Value:R}"), end.Count, column.PresentCount, Math.Abs(end.Value) > 1, options.MinimumShare);

    private static bool IsCode(ColumnSummary column, bool isLeast, DisguisedMissingOptions options)
    {
        ExtremeValue end = isLeast ? column.Least : column.Greatest;
        double share = (double)end.Count / column.PresentCount;
        if (!options.Codes.Contains(end.Value) || end.Count < options.MinimumCount || !(share > options.MinimumShare) || !(end.Gap > 0))
        {
            return false;
        }

        IsolatedExtreme place = IsolatedExtreme.Of(column, isLeast);
        bool isLarge = Math.Abs(end.Value) >= options.LargeCode;
        if (end.Value < 0 && isLeast && end.Next >= 0)
        {
            return isLarge || place.RestValues >= options.MinimumValues; // the only negative number of a column
        }

        return (isLarge && place.Gap > options.MinimumRangeRatio * place.RestRange && place.RestRange > 0)
            || ((isLarge || (end.Value == 0 && isLeast)) && share <= options.MaximumShare && StandsApart(place, options));
    }

    private static bool StandsApart(IsolatedExtreme place, DisguisedMissingOptions options) =>
        place.RestValues >= options.MinimumValues
        && place.Gap >= options.MinimumSpacingRatio * place.NearSpacing
        && place.Gap >= options.MinimumQuartileRatio * place.RestQuartileRange;

    private static IEnumerable<MissingCode> Words(ColumnSummary column, DisguisedMissingOptions options)
    {
        ValueCount[] words = [.. column.Values.Where(v => IsWord(v.Text, options))];
        if (words.Length == column.Values.Count)
        {
            return [];
        }

        // Beside numbers a word is no category: it is why the column was not read as numbers.
        bool besideNumbers = column.Values.Where(v => !IsWord(v.Text, options)).All(v => double.TryParse(v.Text, CultureInfo.InvariantCulture, out _));
        return words.Select(word => new MissingCode(column.Name, word.Text, word.Count, column.PresentCount, besideNumbers, 0));
    }

    private static bool IsWord(string text, DisguisedMissingOptions options) => options.Words.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
