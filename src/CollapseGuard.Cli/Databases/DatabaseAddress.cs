using System.Data.Common;

namespace CollapseGuard.Cli.Databases;

/// <summary>A database that was not opened yet, and what may be said about it.</summary>
/// <param name="Connection">Closed.</param>
/// <param name="Name">How messages call it; holds no password.</param>
/// <param name="File">Its file; null for a server.</param>
/// <param name="Secrets">What no message may hold.</param>
internal sealed record DatabaseAddress(DbConnection Connection, string Name, string? File, IReadOnlyList<string> Secrets)
{
    /// <summary>Reads <c>--provider</c> and <c>--connection</c>.</summary>
    /// <exception cref="InputException">The connection string is malformed, or the file is none.</exception>
    public static DatabaseAddress Of(SqlProvider provider, string connection) =>
        provider == SqlProvider.DuckDb ? DuckDbAddress.Of(connection) : PostgresAddress.Of(connection);
}
