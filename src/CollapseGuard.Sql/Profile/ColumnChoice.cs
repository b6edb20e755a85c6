namespace CollapseGuard.Sql;

/// <summary>Which columns of a table are features, which is the label, which gives the order.</summary>
internal sealed record ColumnChoice(IReadOnlyList<ProfiledColumn> Features, ProfiledColumn? Label, ProfiledColumn? Order)
{
    public static ColumnChoice Of(SqlDialect dialect, SqlTable table, IReadOnlyList<SqlColumn> columns, SqlProfileOptions options)
    {
        foreach (string name in options.Include.Concat(options.Exclude).Concat([options.Label ?? "", options.OrderColumn ?? "", options.ShardColumn ?? ""]))
        {
            if (name.Length > 0)
            {
                Find(dialect, table, columns, name);
            }
        }

        // A label, shard or order column describes rows; it is a feature only when asked for by name.
        bool IsFeature(SqlColumn column) => column.Name != options.Label && !options.Exclude.Contains(column.Name) && (options.Include.Count > 0
            ? options.Include.Contains(column.Name)
            : column.Name != options.ShardColumn && column.Name != options.OrderColumn);
        ProfiledColumn[] features = [.. columns.Where(IsFeature).Select(column => new ProfiledColumn(dialect, column))];
        ProfiledColumn? order = options.OrderColumn is not { } o || o == options.Label || features.Any(column => column.Name == o) ? null : Find(dialect, table, columns, o);
        return new ColumnChoice(features, options.Label is { } label ? Find(dialect, table, columns, label) : null, order ?? features.FirstOrDefault(column => column.Name == options.OrderColumn));
    }

    private static ProfiledColumn Find(SqlDialect dialect, SqlTable table, IReadOnlyList<SqlColumn> columns, string name) =>
        columns.FirstOrDefault(column => column.Name == name) is { } found
            ? new ProfiledColumn(dialect, found)
            : throw new SqlProfileException(SqlProblem.MissingColumn, $"'{table}' has no column '{name}'; it has {string.Join(", ", columns.Take(50).Select(column => $"'{column.Name}'"))}. Names are compared exactly, capitals included.");
}
