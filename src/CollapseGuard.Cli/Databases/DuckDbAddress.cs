using DuckDB.NET.Data;

namespace CollapseGuard.Cli.Databases;

/// <summary>A DuckDB file that exists, opened read only: a mistyped path must never become an empty database.</summary>
internal static class DuckDbAddress
{
    private const int MarkOffset = 8;

    /// <summary>Reads a path or an ADO.NET connection string; a file of that name wins.</summary>
    /// <exception cref="InputException">No such file, no DuckDB database, or a malformed connection string.</exception>
    public static DatabaseAddress Of(string connection)
    {
        DuckDBConnectionStringBuilder builder = Read(connection);
        string file = builder.DataSource ?? "";
        if (file.Length == 0)
        {
            throw new InputException("--connection names no file; write the path of a DuckDB file, or \"Data Source=PATH\".");
        }

        RequireDatabase(file);

        // The full path: names such as ':memory:' or 'md:' mean something else to DuckDB.
        builder.DataSource = Path.GetFullPath(file);
        builder["access_mode"] = "READ_ONLY";
        builder["autoinstall_known_extensions"] = "false";
        builder["autoload_known_extensions"] = "false";
        return new DatabaseAddress(new DuckDBConnection(builder.ConnectionString), $"'{file}'", file, []);
    }

    private static DuckDBConnectionStringBuilder Read(string connection)
    {
        if (File.Exists(connection) || !connection.Contains('=', StringComparison.Ordinal))
        {
            return new DuckDBConnectionStringBuilder { DataSource = connection };
        }

        try
        {
            return new DuckDBConnectionStringBuilder { ConnectionString = connection };
        }
        catch (ArgumentException malformed)
        {
            throw new InputException("--connection is neither an existing file nor a connection string of KEY=VALUE pairs such as \"Data Source=sales.duckdb\"; put values that hold ; or quotes into quotes.", malformed);
        }
        catch (InvalidOperationException unknown)
        {
            throw new InputException($"--connection is not understood by DuckDB: {unknown.Message}.", unknown);
        }
    }

    private static void RequireDatabase(string file)
    {
        if (!File.Exists(file))
        {
            string reason = file.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase) ? "a database in memory would be empty" : "there is no such file, and none is created";
            throw new InputException($"'{file}' cannot be opened: {reason}. --connection needs an existing DuckDB file.");
        }

        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Span<byte> head = stackalloc byte[MarkOffset + 4];
            if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head[MarkOffset..].SequenceEqual("DUCK"u8))
            {
                throw new InputException($"'{file}' is no DuckDB database; for a file of rows say collapseguard data.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"'{file}' cannot be read: {e.Message}", e);
        }
    }
}
