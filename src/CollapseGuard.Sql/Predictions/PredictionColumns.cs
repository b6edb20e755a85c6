using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>The columns that hold predictions and truths, profiled one by one.</summary>
internal static class PredictionColumns
{
    /// <summary>Numeric columns with all that is known of each alone.</summary>
    public static async Task<(ProfiledColumn Column, ColumnSummary Summary, RowSample Sample)[]> NumbersAsync(
        ISqlSource source, SqlTable table, SqlProfileOptions options, IProgress<SqlProgress>? progress, CancellationToken cancellationToken, params string[] names)
    {
        SqlProfileOptions only = options with { Label = null, OrderColumn = null, Include = names, Exclude = [], MaxPairColumns = 0 };
        TableProfile profile = await TableProfile.MeasureAsync(source, table, only, progress, cancellationToken).ConfigureAwait(false);
        return [.. names.Select(name => (RequireNumber(table, profile.Features.First(column => column.Name == name)), profile.Data.Columns.First(column => column.Name == name), profile.Sample))];
    }

    /// <summary>A column found by its name.</summary>
    public static async Task<ProfiledColumn[]> FindAsync(TableQuestions questions, SqlTable table, params string[] names)
    {
        IReadOnlyList<SqlColumn> columns = await questions.DescribeAsync().ConfigureAwait(false);
        ColumnChoice choice = ColumnChoice.Of(questions.Dialect, table, columns, SqlProfileOptions.Default with { Include = names });
        return [.. names.Select(name => choice.Features.First(column => column.Name == name))];
    }

    /// <summary>1 for positive rows, 0 for negative ones, NULL for neither.</summary>
    public static string IsPositive(SqlDialect dialect, SqlTable table, ProfiledColumn truth, string? positive)
    {
        if (truth.IsNumber && positive is null)
        {
            return $"(CASE WHEN {truth.Value} = 1 THEN 1 WHEN {truth.Value} = 0 THEN 0 END)";
        }

        if (truth.Type is not (SqlValueType.Text or SqlValueType.Other) || positive is null)
        {
            throw new SqlProfileException(SqlProblem.UnusableColumn, $"Column '{truth.Name}' of '{table}' {(truth.IsNumber ? "holds numbers or booleans, so no text can be its positive value" : "holds no numbers, so the text of its positive rows must be given")}; see 'positive'.");
        }

        string text = dialect.HasParameters ? dialect.Parameter(0) : dialect.Literal(positive);
        return $"(CASE WHEN {truth.Value} = {text} THEN 1 WHEN {truth.Value} IS NOT NULL THEN 0 END)";
    }

    private static ProfiledColumn RequireNumber(SqlTable table, ProfiledColumn column) => column.IsNumber
        ? column
        : throw new SqlProfileException(SqlProblem.UnusableColumn, $"Column '{column.Name}' of '{table}' is not numeric; numbers are needed here. For classes use {nameof(SqlCollapse.CheckLabelsAsync)}.");
}
