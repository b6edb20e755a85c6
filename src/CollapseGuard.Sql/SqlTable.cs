namespace CollapseGuard.Sql;

/// <summary>A table or view by its name; each part is quoted by itself, so that no name can be read as SQL.</summary>
/// <param name="Name">The table's own name.</param>
/// <param name="Schema">The schema (or database) it is in; null for where the connection looks.</param>
public sealed record SqlTable(string Name, string? Schema = null)
{
    /// <summary>The quoted name in a dialect.</summary>
    /// <param name="dialect">How the database quotes.</param>
    public string ToSql(SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return Schema is null ? dialect.Quote(Name) : $"{dialect.Quote(Schema)}.{dialect.Quote(Name)}";
    }

    /// <summary>The name as messages show it.</summary>
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
