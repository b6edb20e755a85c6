using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace CollapseGuard.Sql;

/// <summary>One statement on its way: ends in an answer, in the caller's cancellation, or in an exception that says why.</summary>
internal sealed class RunningStatement : IAsyncDisposable
{
    private readonly DbCommand command;
    private readonly SqlDialect dialect;
    private readonly TimeSpan? timeout;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenRegistration interrupt;

    [SuppressMessage("Security", "CA2100", Justification = "Statements are made by the dialect: names are quoted, texts are parameters.")]
    private RunningStatement(DbConnection connection, SqlDialect dialect, SqlStatement statement, TimeSpan? timeout, CancellationToken caller)
    {
        (this.dialect, this.timeout, this.caller) = (dialect, timeout, caller);
        command = connection.CreateCommand();
        command.CommandText = statement.Text;
        foreach (string value in statement.Parameters)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        limit = CancellationTokenSource.CreateLinkedTokenSource(caller);
        if (timeout is { } time)
        {
            // The provider's own limit counts whole seconds and is not kept by all of them; ours comes first.
            command.CommandTimeout = (int)Math.Ceiling(time.TotalSeconds) + 1;
            limit.CancelAfter(time);
        }

        // Embedded databases answer on this thread, and only Cancel reaches them there.
        interrupt = limit.Token.Register(static state => ((DbCommand)state!).Cancel(), command);
    }

    public DbDataReader Reader { get; private set; } = null!;

    public static async Task<RunningStatement> StartAsync(DbConnection connection, SqlDialect dialect, SqlStatement statement, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RunningStatement? running = null;
        try
        {
            running = new RunningStatement(connection, dialect, statement, timeout, cancellationToken);
            running.Reader = await running.command.ExecuteReaderAsync(running.limit.Token).ConfigureAwait(false);
            return running;
        }
        catch (Exception exception)
        {
            SqlProfileException? explained = running is null
                ? ProviderFailure.Explain(dialect, exception, "starting a statement", timeout)
                : running.Explain(exception);
            if (running is not null)
            {
                await running.DisposeAsync().ConfigureAwait(false);
            }

            throw explained ?? (Exception)new OperationCanceledException("The profile was cancelled.", exception, cancellationToken);
        }
    }

    public async Task<bool> ReadAsync()
    {
        try
        {
            return await Reader.ReadAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Explain(exception) ?? (Exception)new OperationCanceledException("The profile was cancelled.", exception, caller);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await interrupt.DisposeAsync().ConfigureAwait(false);
        limit.Dispose();
        try
        {
            if (Reader is not null)
            {
                await Reader.DisposeAsync().ConfigureAwait(false);
            }

            await command.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // A lost connection was reported already; closing what is left of it may fail again.
        }
    }

    /// <summary>Null when the caller cancelled.</summary>
    private SqlProfileException? Explain(Exception exception) =>
        caller.IsCancellationRequested ? null
        : limit.IsCancellationRequested ? ProviderFailure.TimedOut(timeout, exception)
        : ProviderFailure.Explain(dialect, exception, "a statement", timeout);
}
