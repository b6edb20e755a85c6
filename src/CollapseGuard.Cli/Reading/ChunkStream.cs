using DuckDB.NET.Data;
using DuckDB.NET.Native;
using static DuckDB.NET.Native.NativeMethods;

namespace CollapseGuard.Cli.Reading;

/// <summary>Streams the rows of a query in chunks of up to 2,048, without a copy of the whole result and without a call per value.</summary>
/// <remarks>
/// The per-value getters of the ADO.NET reader cost more than the accumulators; here a column of a chunk is a span over
/// DuckDB's own vector. A span is only valid until the next <see cref="Read"/>.
/// </remarks>
internal sealed unsafe class ChunkStream : IDisposable
{
    private readonly DuckDBPreparedStatement statement;
    private DuckDBResult result;
    private DuckDBDataChunk? chunk;

    public ChunkStream(DuckDBConnection connection, string sql)
    {
        DuckDBState state = PreparedStatements.DuckDBPrepare(connection.NativeConnection, sql, out statement);
        if (state != DuckDBState.Success)
        {
            string message = PreparedStatements.DuckDBPrepareError(statement);
            statement.Dispose();
            throw new QueryException(message, null);
        }

        state = PreparedStatements.DuckDBExecutePreparedStreaming(statement, out result);
        if (state != DuckDBState.Success)
        {
            QueryException failure = Failure();
            Dispose();
            throw failure;
        }
    }

    /// <summary>Rows in the present chunk.</summary>
    public int Count { get; private set; }

    /// <summary>Goes to the next chunk; false at the end.</summary>
    /// <exception cref="QueryException">The file turned out to be unreadable further down, or the query was interrupted.</exception>
    public bool Read()
    {
        chunk?.Dispose();
        chunk = Query.DuckDBFetchChunk(result);
        Count = chunk.IsInvalid ? 0 : (int)DataChunks.DuckDBDataChunkGetSize(chunk);
        if (Count == 0 && !string.IsNullOrEmpty(Query.DuckDBResultError(ref result)))
        {
            throw Failure();
        }

        return Count > 0;
    }

    /// <summary>A DOUBLE column without NULL.</summary>
    public ReadOnlySpan<double> Doubles(int column) => new(Vectors.DuckDBVectorGetData(Vector(column)), Count);

    /// <summary>A DOUBLE column with NULL: which rows hold a value, 64 in a word; empty when all do.</summary>
    public ReadOnlySpan<ulong> Validity(int column)
    {
        ulong* validity = Vectors.DuckDBVectorGetValidity(Vector(column));
        return validity == null ? default : new ReadOnlySpan<ulong>(validity, (Count + 63) / 64);
    }

    /// <summary>A VARCHAR column.</summary>
    public TextVector Texts(int column)
    {
        IntPtr vector = Vector(column);
        return new TextVector((DuckDBString*)Vectors.DuckDBVectorGetData(vector), Vectors.DuckDBVectorGetValidity(vector), Count);
    }

    public void Dispose()
    {
        chunk?.Dispose();
        result.Close();
        statement.Dispose();
    }

    private IntPtr Vector(int column) => DataChunks.DuckDBDataChunkGetVector(chunk!, column);

    private QueryException Failure() => new(Query.DuckDBResultError(ref result), Query.DuckDBResultErrorType(ref result));
}
