using System.Globalization;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Counts pairs of predicted and true labels by GROUP BY.</summary>
internal static class ConfusionQuery
{
    public static async Task<LabelSummary> CountAsync(TableQuestions questions, SqlTable table, ProfiledColumn predicted, ProfiledColumn actual)
    {
        bool areNumbers = predicted.IsNumber && actual.IsNumber;
        var pairs = new Dictionary<(string Predicted, string Actual), long>();
        var labels = new SortedSet<string>(areNumbers ? Comparer<string>.Create(static (a, b) => Number(a).CompareTo(Number(b))) : StringComparer.Ordinal);
        await foreach (object?[] row in questions.GroupAsync([predicted.UsableValue, actual.UsableValue], ["count(*)"], "predicted and true labels").ConfigureAwait(false))
        {
            long count = SqlValue.ToInt64(row[2]);
            (string, string) pair = (Text(table, predicted, row[0], count), Text(table, actual, row[1], count));
            pairs[pair] = pairs.GetValueOrDefault(pair) + count;
            labels.Add(pair.Item1);
            labels.Add(pair.Item2);
            if (labels.Count > LabelAccumulator.MaximumClasses)
            {
                throw new SqlProfileException(SqlProblem.UnusableColumn, $"'{predicted.Name}' and '{actual.Name}' hold more than {LabelAccumulator.MaximumClasses} different labels, which is the most that are kept. Are these numbers rather than labels? Then check a regression.");
            }
        }

        string[] classes = [.. labels];
        Dictionary<string, int> codeOf = classes.Select((label, code) => (label, code)).ToDictionary(entry => entry.label, entry => entry.code, StringComparer.Ordinal);
        var counts = new long[classes.Length * classes.Length];
        foreach (((string Predicted, string Actual) pair, long count) in pairs)
        {
            counts[(codeOf[pair.Actual] * classes.Length) + codeOf[pair.Predicted]] += count;
        }

        return new LabelSummary { Classes = classes, Confusion = new ConfusionMatrix(classes.Length, counts) };
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(SqlTable table, ProfiledColumn column, object? value, long count) => value switch
    {
        null => throw new SqlProfileException(SqlProblem.UnusableColumn, string.Create(
            CultureInfo.InvariantCulture, $"{count} rows of '{table}' have no label in '{column.Name}'; every row needs one. Check a view without those rows.")),
        _ when column.IsNumber => (SqlValue.ToDouble(value) + 0.0).ToString("R", CultureInfo.InvariantCulture),
        _ => SqlValue.ToText(value, column.Type)!,
    };
}
