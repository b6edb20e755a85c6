namespace CollapseGuard.Sql.Tests;

/// <summary>Passes statements on, keeps their texts and may act before one of them.</summary>
internal sealed class RecordingSource(ISqlSource inner, Action<int>? before = null) : ISqlSource
{
    public List<SqlStatement> Statements { get; } = [];

    public SqlDialect Dialect => inner.Dialect;

    public Task<IReadOnlyList<SqlColumn>> DescribeAsync(SqlStatement statement, CancellationToken cancellationToken) => inner.DescribeAsync(statement, cancellationToken);

    public IAsyncEnumerable<object?[]> QueryAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        before?.Invoke(Statements.Count);
        Statements.Add(statement);
        return inner.QueryAsync(statement, cancellationToken);
    }
}
