using System.Data.Common;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace CollapseGuard.Cli.Reading;

/// <summary>DuckDB in memory, with a bound on its memory and access to one file only.</summary>
internal sealed class Database : IDisposable
{
    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private readonly SourceFile file;
    private readonly CancellationTokenRegistration interruption;
    private readonly CancellationToken cancellation;

    /// <summary>Beyond so many columns a chunk of 2,048 rows takes more than 32 MB, several times over: one thread, and more memory for it.</summary>
    private const int ManyColumns = 1000;

    private const long Memory = 512L << 20;
    private const long MuchMemory = 2L << 30;

    private readonly int columns;

    /// <param name="file">The only file that may be read.</param>
    /// <param name="columns">Its columns, as far as known; 0 otherwise.</param>
    /// <param name="cancellation">Interrupts queries.</param>
    public Database(SourceFile file, int columns, CancellationToken cancellation)
    {
        this.columns = columns;
        this.file = file;
        this.cancellation = cancellation;
        connection.Open();
        Configure();
        interruption = cancellation.Register(() => connection.NativeConnection.Interrupt());
    }

    /// <summary>Streams a query in chunks.</summary>
    /// <exception cref="InputException">The file cannot be read as what it claims to be.</exception>
    public ChunkStream Stream(string sql) => Guard(() => new ChunkStream(connection, sql));

    /// <summary>Goes to the next chunk.</summary>
    /// <exception cref="InputException">The file turned out to be unreadable further down.</exception>
    public bool Read(ChunkStream stream) => Guard(stream.Read);

    /// <summary>All rows of a small query.</summary>
    /// <exception cref="InputException">The file cannot be read as what it claims to be.</exception>
    public IReadOnlyList<T> Rows<T>(string sql, Func<DbDataReader, T> row) => Guard(() =>
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    });

    public void Dispose()
    {
        interruption.Dispose();
        connection.Dispose();
    }

    private void Configure()
    {
        // Rows come in the order of the file: sums are then the same on every run, and serial rows can be told.
        Set("temp_directory = ''", "preserve_insertion_order = true", "autoinstall_known_extensions = false", "autoload_known_extensions = false",
            $"allowed_paths = [{Sql.Text(System.IO.Path.GetFullPath(file.Path))}]", "enable_external_access = false");
        long group = LargestRowGroup();
        long limit = columns > ManyColumns ? MuchMemory : Memory + (2 * group);
        long most = columns > ManyColumns ? 1 : Memory / Math.Max(1, group); // each thread holds a row group
        Set($"memory_limit = '{Sql.Number(limit >> 20)}MiB'", $"threads = {Sql.Number(Math.Clamp(Math.Min(most, Environment.ProcessorCount), 1, 4))}", "lock_configuration = true");
    }

    private void Set(params ReadOnlySpan<string> settings)
    {
        foreach (string setting in settings)
        {
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = "SET " + setting;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Bytes of the largest row group of a Parquet file, which is held as a whole; 0 for text, and for a file that turns out to be none when it is read.</summary>
    private long LargestRowGroup()
    {
        if (file.Format != FileFormat.Parquet)
        {
            return 0;
        }

        try
        {
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT coalesce(max(bytes), 0)::BIGINT FROM (SELECT least(sum(total_uncompressed_size), {Sql.Number(MuchMemory)}) AS bytes FROM parquet_metadata({Sql.Text(System.IO.Path.GetFullPath(file.Path))}) GROUP BY row_group_id)";
            return Math.Max(0, (long)command.ExecuteScalar()!);
        }
        catch (DuckDBException)
        {
            return 0;
        }
    }

    private T Guard<T>(Func<T> query)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return query();
        }
        catch (Exception e) when (e is DuckDBException or QueryException && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
        catch (Exception e) when (e is DuckDBException or QueryException)
        {
            throw new InputException(FileProblem.Describe(file, e.Message), e);
        }
    }
}
