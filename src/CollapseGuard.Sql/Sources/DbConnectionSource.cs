using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace CollapseGuard.Sql;

/// <summary>A database behind an ADO.NET connection of any provider; one statement at a time. Opens a closed connection when first asked, and closes it again when disposed.</summary>
/// <remarks>
/// Before the first question it runs the dialect's session statements; for PostgreSQL they tell the planner to count on foreign
/// servers (<c>enable_partitionwise_aggregate</c>, <c>cpu_operator_cost</c>, <c>jit</c>), and disposing resets them.
/// </remarks>
public sealed class DbConnectionSource : ISqlSource, IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly TimeSpan? timeout;
    private bool isReady;
    private bool hasOpened;

    /// <summary>Takes a connection, which stays the caller's.</summary>
    /// <param name="connection">Open or closed.</param>
    /// <param name="timeout">Longest time for one statement; null for the provider's own limit.</param>
    /// <param name="dialect">The SQL to write; null to tell it from the connection's type.</param>
    /// <exception cref="NotSupportedException">No dialect is known for the connection.</exception>
    public DbConnectionSource(DbConnection connection, TimeSpan? timeout = null, SqlDialect? dialect = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        (this.connection, this.timeout, Dialect) = (connection, timeout, dialect ?? SqlDialect.For(connection));
    }

    /// <inheritdoc/>
    public SqlDialect Dialect { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SqlColumn>> DescribeAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        await using RunningStatement running = await StartAsync(statement, cancellationToken).ConfigureAwait(false);
        var columns = new SqlColumn[running.Reader.FieldCount];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = new SqlColumn(running.Reader.GetName(i), running.Reader.GetDataTypeName(i));
        }

        return columns;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<object?[]> QueryAsync(SqlStatement statement, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using RunningStatement running = await StartAsync(statement, cancellationToken).ConfigureAwait(false);
        while (await running.ReadAsync().ConfigureAwait(false))
        {
            var row = new object?[running.Reader.FieldCount];
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = running.Reader.IsDBNull(i) ? null : running.Reader.GetValue(i);
            }

            yield return row;
        }
    }

    /// <summary>Resets what was set for the session, and closes the connection when it was opened here.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (isReady && connection.State == ConnectionState.Open)
            {
                await RunAsync(Dialect.ClosingStatements, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (SqlProfileException)
        {
            // The connection is lost, and its session with it: there is nothing to reset.
        }

        if (hasOpened)
        {
            await connection.CloseAsync().ConfigureAwait(false);
        }

        (isReady, hasOpened) = (false, false);
    }

    private async Task<RunningStatement> StartAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (!isReady)
        {
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        return await RunningStatement.StartAsync(connection, Dialect, statement, timeout, cancellationToken).ConfigureAwait(false);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (connection.State == ConnectionState.Closed)
        {
            try
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                hasOpened = true;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw ProviderFailure.Explain(Dialect, exception, "opening the connection", timeout);
            }
        }

        await RunAsync(Dialect.SessionStatements, cancellationToken).ConfigureAwait(false);
        isReady = true;
    }

    private async Task RunAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        foreach (SqlStatement statement in statements)
        {
            RunningStatement running = await RunningStatement.StartAsync(connection, Dialect, statement, timeout, cancellationToken).ConfigureAwait(false);
            await running.DisposeAsync().ConfigureAwait(false);
        }
    }
}
