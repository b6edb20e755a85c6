using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Sql;

namespace CollapseGuard.Cli.Databases;

/// <summary>An open database: asks about tables, and says in one line why it could not.</summary>
internal sealed class SqlDatabase : IAsyncDisposable
{
    private static readonly string[] NestedTypes = ["List", "Struct", "Map", "Array", "Union"];

    private readonly DatabaseAddress address;
    private readonly DbConnectionSource source;
    private readonly TimeSpan? timeout;

    private SqlDatabase(DatabaseAddress address, TimeSpan? timeout) =>
        (this.address, this.timeout, source) = (address, timeout, new DbConnectionSource(address.Connection, timeout));

    /// <summary>Opens a database.</summary>
    /// <exception cref="InputException">It cannot be reached, or refuses.</exception>
    public static async Task<SqlDatabase> OpenAsync(DatabaseAddress address, TimeSpan? timeout, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await address.Connection.OpenAsync(cancellation).ConfigureAwait(false);
            return new SqlDatabase(address, timeout);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            SqlProblem problem = SqlDialect.For(address.Connection).ProblemOf(exception);
            await address.Connection.DisposeAsync().ConfigureAwait(false);
            throw DatabaseFailure.Opening(address, problem, exception);
        }
    }

    /// <summary>Asks about a table.</summary>
    /// <exception cref="InputException">There was no answer.</exception>
    public async Task<T> AskAsync<T>(SqlTable table, Func<ISqlSource, Task<T>> question, CancellationToken cancellation)
    {
        try
        {
            return await question(source).ConfigureAwait(false);
        }
        catch (SqlProfileException failure)
        {
            InputException said = DatabaseFailure.Asking(address, table, failure, timeout);
            throw failure.Problem == SqlProblem.MissingTable ? new InputException(said.Message + await NearNamesAsync(table, cancellation).ConfigureAwait(false)) : said;
        }
    }

    /// <summary>The columns of a table.</summary>
    /// <exception cref="InputException">There is no such table, or it may not be read.</exception>
    public async Task<IReadOnlyList<SourceColumn>> ColumnsAsync(SqlTable table, CancellationToken cancellation)
    {
        var statement = new SqlStatement($"SELECT * FROM {table.ToSql(source.Dialect)} WHERE 1 = 0");
        IReadOnlyList<SqlColumn> columns = await AskAsync(table, asked => asked.DescribeAsync(statement, cancellation), cancellation).ConfigureAwait(false);
        return [.. columns.Select(column => new SourceColumn(column.Name, TypeOf(column), source.Dialect.Quote(column.Name)))];
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync().ConfigureAwait(false);
        await address.Connection.DisposeAsync().ConfigureAwait(false);
    }

    private ColumnType TypeOf(SqlColumn column) => source.Dialect.ReadType(column.TypeName) switch
    {
        SqlValueType.Boolean => ColumnType.Boolean,
        SqlValueType.Exact or SqlValueType.Floating => ColumnType.Number,
        SqlValueType.Other when column.TypeName.EndsWith(']') || NestedTypes.Contains(column.TypeName) => ColumnType.Nested,
        _ => ColumnType.Text,
    };

    private async Task<string> NearNamesAsync(SqlTable table, CancellationToken cancellation)
    {
        var statement = new SqlStatement("SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema NOT IN ('information_schema', 'pg_catalog') LIMIT 5000");
        var tables = new List<SqlTable>();
        try
        {
            await foreach (object?[] row in source.QueryAsync(statement, cancellation).ConfigureAwait(false))
            {
                tables.Add(new SqlTable($"{row[1]}", $"{row[0]}"));
            }
        }
        catch (SqlProfileException)
        {
            return "";
        }

        IEnumerable<SqlTable> nearest = tables
            .OrderBy(known => EditDistance.Between(table.ToString(), table.Schema is null ? known.Name : known.ToString()))
            .ThenBy(known => known.ToString(), StringComparer.Ordinal).Take(3);
        return tables.Count == 0 ? " It has no table that this user may see." : $" Did you mean {string.Join(" or ", nearest.Select(known => $"'{TableName.Write(known)}'"))}?";
    }
}
