using System.Globalization;
using Npgsql;

namespace CollapseGuard.Cli.Databases;

/// <summary>A PostgreSQL server by an Npgsql connection string; a password that is not there is read from PGPASSWORD or the password file.</summary>
internal static class PostgresAddress
{
    /// <summary>Reads a connection string.</summary>
    /// <exception cref="InputException">It is malformed, or names no host.</exception>
    public static DatabaseAddress Of(string connection)
    {
        NpgsqlConnectionStringBuilder builder = Read(connection);
        if (string.IsNullOrWhiteSpace(builder.Host))
        {
            throw new InputException("--connection names no Host; write \"Host=localhost;Database=sales;Username=me\".");
        }

        builder.ApplicationName ??= "collapseguard";
        // One connection is used once; a pool would keep it open.
        builder.Pooling = false;
        string place = builder.Host.AsSpan().ContainsAny('/', ':', ',') ? builder.Host : string.Create(CultureInfo.InvariantCulture, $"{builder.Host}:{builder.Port}");
        string?[] secrets = [builder.Password, builder.SslPassword, Environment.GetEnvironmentVariable("PGPASSWORD")];
        return new DatabaseAddress(
            new NpgsqlConnection(builder.ConnectionString), $"PostgreSQL at '{place}'", File: null, [.. secrets.OfType<string>().Where(secret => secret.Length > 0)]);
    }

    private static NpgsqlConnectionStringBuilder Read(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or OverflowException)
        {
            // Npgsql names what it could not read, which may be the rest of a password.
            throw new InputException(
                "--connection is no connection string of PostgreSQL. It needs pairs that Npgsql knows, such as \"Host=localhost;Port=5432;Database=sales;Username=me\"; put values that hold ; or quotes into quotes. Addresses that begin with postgresql:// are not read.");
        }
    }
}
