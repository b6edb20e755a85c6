using CollapseGuard.Observations;
using CollapseGuard.Sql.Tests.Servers;
using CollapseGuard.Summaries;
using CollapseGuard.Tests;
using DuckDB.NET.Data;
using Npgsql;

namespace CollapseGuard.Sql.Tests;

/// <summary>Forty-eight real tables, profiled in memory, by DuckDB and by PostgreSQL: every shared statistic agrees, counts exactly, moments to 1e-9.</summary>
[Collection("postgres")]
public class DataSetAgreementTests(PostgresCluster cluster)
{
    private const string RowNumber = "row number";

    [Fact]
    public async Task Memory_DuckDB_and_PostgreSQL_agree_on_every_set()
    {
        SharedDataSets.Require();
        await using NpgsqlConnection postgres = await cluster.Coordinator.OpenAsync();
        await DatabaseAgreement.RunAsync(postgres, "CREATE SCHEMA sets");
        Assert.Equal(48, SharedDataSets.All.Count);
        foreach (SharedDataSet set in SharedDataSets.All)
        {
            try
            {
                await AgreeAsync(set, postgres);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{set.Name}: {failure.Message}", failure);
            }
        }
    }

    private static async Task AgreeAsync(SharedDataSet set, NpgsqlConnection postgres)
    {
        await using var duckdb = new DuckDBConnection("DataSource=:memory:");
        await duckdb.OpenAsync();
        (string Name, bool IsNumber)[] columns = await LoadAsync(duckdb, set);
        string names = string.Join(", ", columns.Select(c => SqlDialect.DuckDb.Quote(c.Name)));
        SqlProfileOptions options = new() { Label = set.Label, OrderColumn = RowNumber };
        DataSummary memory = (await StreamedTable.ReadAsync(
            duckdb, $"SELECT {names} FROM rows ORDER BY \"{RowNumber}\"", set.Label, new DataObservationOptions { MaxPairColumns = options.MaxPairColumns, MaxSampledRows = 0 })).Summarize();
        await CopyAsync(duckdb, postgres, set.Name, columns);

        RequireSame(memory, await SqlProfiler.ProfileAsync(duckdb, new SqlTable("rows"), options));
        RequireSame(memory, await SqlProfiler.ProfileAsync(postgres, new SqlTable(set.Name, "sets"), options));
    }

    private static void RequireSame(DataSummary memory, DataSummary database)
    {
        ProfileAssert.Equal(memory, database, 1e-9, isStream: true);

        RowCopySummary one = memory.RowCopies!, other = database.RowCopies!;
        Assert.Equal(one with { BestR2 = 0 }, other with { BestR2 = 0 });
        Assert.Equal(one.BestR2, other.BestR2, 1e-9);
        Assert.Equal((memory.Order!.Rows, memory.Order.Runs), (database.Order!.Rows, database.Order.Runs));
        Assert.Equal(memory.Order.ClassCounts.Order(), database.Order.ClassCounts.Order());
    }

    /// <summary>A table of numbers where every cell that is not missing is one, and of texts elsewhere.</summary>
    private static async Task<(string Name, bool IsNumber)[]> LoadAsync(DuckDBConnection connection, SharedDataSet set)
    {
        string[] markers = ["", " ", "NA", "?"];
        string csv = $"read_csv('{set.Path}', all_varchar = true, header = true, sample_size = -1, nullstr = [{string.Join(", ", markers.Select(m => $"'{m}'"))}])";
        await DatabaseAgreement.RunAsync(connection, $"CREATE TABLE cells AS SELECT row_number() OVER () AS \"{RowNumber}\", * FROM {csv}");
        await using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM cells LIMIT 0";
        string[] names;
        await using (var reader = await command.ExecuteReaderAsync())
        {
            names = [.. Enumerable.Range(1, reader.FieldCount - 1).Select(reader.GetName)];
        }

        var columns = new List<(string, bool)>();
        var selected = new List<string>();
        foreach (string name in names)
        {
            string quoted = SqlDialect.DuckDb.Quote(name);
            command.CommandText = $"SELECT count(*) FROM cells WHERE {quoted} IS NOT NULL AND try_cast({quoted} AS DOUBLE) IS NULL";
            bool isNumber = (long)(await command.ExecuteScalarAsync())! == 0;
            columns.Add((name, isNumber));
            selected.Add(isNumber ? $"CAST({quoted} AS DOUBLE) AS {quoted}" : quoted);
        }

        await DatabaseAgreement.RunAsync(connection, $"CREATE TABLE rows AS SELECT \"{RowNumber}\", {string.Join(", ", selected)} FROM cells");
        return [.. columns];
    }

    private static async Task CopyAsync(DuckDBConnection from, NpgsqlConnection to, string name, (string Name, bool IsNumber)[] columns)
    {
        string table = new SqlTable(name, "sets").ToSql(SqlDialect.PostgreSql);
        await DatabaseAgreement.RunAsync(to, $"CREATE TABLE {table} (\"{RowNumber}\" bigint, {string.Join(", ", columns.Select(c => $"{SqlDialect.PostgreSql.Quote(c.Name)} {(c.IsNumber ? "double precision" : "text")}"))})");
        await using DuckDBCommand command = from.CreateCommand();
        command.CommandText = "SELECT * FROM rows";
        await using var reader = await command.ExecuteReaderAsync();
        await using NpgsqlBinaryImporter import = await to.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT BINARY)");
        while (await reader.ReadAsync())
        {
            await import.StartRowAsync();
            await import.WriteAsync(reader.GetInt64(0));
            for (int c = 0; c < columns.Length; c++)
            {
                await (reader.IsDBNull(c + 1) ? import.WriteNullAsync()
                    : columns[c].IsNumber ? import.WriteAsync(reader.GetDouble(c + 1))
                    : import.WriteAsync(reader.GetString(c + 1)));
            }
        }

        await import.CompleteAsync();
    }
}
