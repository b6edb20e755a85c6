namespace CollapseGuard.Sql;

/// <summary>Where statements go and answers come from. Implement it to reach a database without ADO.NET. Used by one profile at a time.</summary>
public interface ISqlSource
{
    /// <summary>How this database writes SQL.</summary>
    SqlDialect Dialect { get; }

    /// <summary>The columns of a statement's answer, without its rows.</summary>
    /// <param name="statement">A query.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="SqlProfileException">The database did not answer.</exception>
    Task<IReadOnlyList<SqlColumn>> DescribeAsync(SqlStatement statement, CancellationToken cancellationToken);

    /// <summary>Runs a query.</summary>
    /// <param name="statement">A query.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Its rows; NULL is null, a number any .NET number or its invariant text, a category any object whose invariant text it is.</returns>
    /// <exception cref="SqlProfileException">The database did not answer.</exception>
    IAsyncEnumerable<object?[]> QueryAsync(SqlStatement statement, CancellationToken cancellationToken);
}
