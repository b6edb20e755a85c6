using DuckDB.NET.Native;

namespace CollapseGuard.Cli.Reading;

/// <summary>DuckDB could not answer; the reader of a file turns it into words about that file.</summary>
internal sealed class QueryException(string message, DuckDBErrorType? kind) : Exception(message)
{
    /// <summary>DuckDB's class of the error, where it gave one.</summary>
    public DuckDBErrorType? Kind { get; } = kind;
}
