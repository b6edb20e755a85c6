using CollapseGuard.Summaries;
using DuckDB.NET.Data;

namespace CollapseGuard.Sql.Tests;

/// <summary>DuckDB: agreement with the reference, what is particular to numbers, bounds.</summary>
public sealed class DuckDbTests : IDisposable
{
    private readonly DuckDBConnection connection = new("Data Source=:memory:");

    public DuckDbTests() => connection.Open();

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task Profile_agrees_with_the_reference(int seed) => DatabaseAgreement.HoldsAsync(connection, seed);

    [Fact]
    public async Task Empty_table_and_columns_without_values_are_profiled()
    {
        await DatabaseAgreement.RunAsync(connection, "CREATE TABLE t (a DOUBLE, b VARCHAR, y VARCHAR)");
        DataSummary empty = await SqlProfiler.ProfileAsync(connection, new SqlTable("t"), new SqlProfileOptions { Label = "y" });
        DataSummary emptyShards = await SqlProfiler.ProfileAsync(connection, new SqlTable("t"), new SqlProfileOptions { Label = "y", ShardColumn = "b" });
        await DatabaseAgreement.RunAsync(connection, "INSERT INTO t VALUES (NULL, NULL, 'p'), (NULL, NULL, 'p'), ('nan', NULL, 'q')");
        DataSummary hollow = await SqlProfiler.ProfileAsync(connection, new SqlTable("t"), new SqlProfileOptions { Label = "y" });

        Assert.Equal((0, 0), (empty.Rows, emptyShards.Rows));
        Assert.Equal((2, 1, 0), (hollow.Columns[0].MissingCount, hollow.Columns[0].NaNCount, hollow.Columns[0].Moments.Count));
        Assert.Equal((3, 0), (hollow.Columns[1].MissingCount, hollow.Columns[1].Distinct.Count));
        Assert.Equal((2, 2), (hollow.RowCopies!.DistinctRows, hollow.RowCopies.DistinctFeatureRows));
    }

    [Fact]
    public async Task Every_type_has_a_reading()
    {
        await DatabaseAgreement.RunAsync(connection, "CREATE TYPE mood AS ENUM ('good', 'bad')");
        await DatabaseAgreement.RunAsync(connection, """
            CREATE TABLE t AS SELECT [i, 2] AS list, {'a': i} AS struct, MAP {'k': i} AS map, INTERVAL (i) DAY AS span, '\x01'::BLOB AS bytes, 'good'::mood AS mood, uuid() AS id,
                TIME '01:02:03' AS clock, i::HUGEINT AS huge, i::UTINYINT AS small, i::UBIGINT AS large, i::REAL AS short, i % 2 = 0 AS flag, '101'::BIT AS bits,
                '2020-01-01'::TIMESTAMP_S AS s, '2020-01-01'::TIMESTAMP_MS AS ms, '2020-01-01'::TIMESTAMP_NS AS ns, '2020-01-01 00:00:00+00'::TIMESTAMPTZ AS tz, [1, 2]::INTEGER[2] AS fixed
            FROM range(5) r(i)
            """);

        DataSummary data = await SqlProfiler.ProfileAsync(connection, new SqlTable("t"));

        Assert.Equal(["huge", "small", "large", "short", "flag"], data.Columns.Where(column => column.Kind == ColumnKind.Number).Select(column => column.Name));
        Assert.All(data.Columns.Where(column => column.Name is "s" or "ms" or "ns" or "tz"), column => Assert.Equal("2020-01-01 00:00:00", column.ModalValue));
        Assert.Equal(5, data.Columns[0].Distinct.Count);
    }

    [Fact]
    public async Task Rows_beyond_a_million_are_counted_by_a_share_of_their_hashes()
    {
        await DatabaseAgreement.RunAsync(connection, "CREATE TABLE t AS SELECT i % 1500000 AS a, CASE WHEN i % 4 = 0 THEN 'p' ELSE 'q' END AS y FROM range(3000000) r(i)");

        RowCopySummary copies = (await SqlProfiler.ProfileAsync(connection, new SqlTable("t"), new SqlProfileOptions { Label = "y" })).RowCopies!;

        Assert.Equal(0.5, copies.SampledShare);
        Assert.Equal(0.5, (double)copies.DuplicateFeatureRows / copies.Rows, 3);
        Assert.Equal(0, copies.ConflictingFeatureRows);
    }

    [Fact]
    public async Task Best_reachable_r2_is_what_equal_features_leave()
    {
        await DatabaseAgreement.RunAsync(connection, "CREATE TABLE t AS SELECT i // 2 AS a, 1e6 + CASE WHEN i % 2 = 0 THEN i ELSE i + 40 END AS y FROM range(1000) r(i)");
        double[] y = [.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? i : i + 40.0)];
        double within = 500 * (41 * 41 / 2.0), total = y.Sum(v => (v - y.Average()) * (v - y.Average()));

        RowCopySummary copies = (await SqlProfiler.ProfileAsync(connection, new SqlTable("t"), new SqlProfileOptions { Label = "y" })).RowCopies!;
        RowCopySummary sharded = (await SqlProfiler.ProfileAsync(connection, new SqlTable("t"), new SqlProfileOptions { Label = "y", ShardColumn = "y", Include = ["a"] })).RowCopies!;

        Assert.Equal(1 - (within / total), copies.BestR2, 9);
        Assert.Equal(1 - (within / total), sharded.BestR2, 9);
        Assert.Equal((500, 1000, 500), (copies.ConflictingFeatureRows, copies.RowsInConflict, copies.BestCorrect));
    }

    [Fact]
    public async Task Sample_is_bounded_repeatable_and_holds_rows_of_a_table_full_of_copies()
    {
        await DatabaseAgreement.RunAsync(connection, "CREATE TABLE t AS SELECT i % 3 AS a, CASE WHEN i % 3 = 0 THEN 'p' ELSE 'q' END AS y FROM range(100000) r(i)");

        Snapshot first = await SqlCollapse.MeasureAsync(new DbConnectionSource(connection), new SqlTable("t"), "y", null, CheckOptions.Default, null);
        Snapshot second = await SqlCollapse.MeasureAsync(new DbConnectionSource(connection), new SqlTable("t"), "y", null, CheckOptions.Default, null);

        Assert.Equal(first.Signal, second.Signal);
        Assert.InRange(first.Signal!.Rows + first.Signal.MergedRows, 3, 10_000);
        Assert.Equal([33_334L, 66_666], first.Target!.ClassCounts);
    }

    [Fact]
    public async Task Cancelling_stops_with_the_callers_token()
    {
        await DatabaseAgreement.RunAsync(connection, "CREATE TABLE t AS SELECT i AS a FROM range(1000) r(i)");
        using var stop = new CancellationTokenSource();
        var progress = new StopAfter(2, stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SqlProfiler.ProfileAsync(connection, new SqlTable("t"), null, progress, stop.Token));
    }

    private sealed class StopAfter(int statements, CancellationTokenSource stop) : IProgress<SqlProgress>
    {
        public void Report(SqlProgress value)
        {
            if (value.Statements >= statements)
            {
                stop.Cancel();
            }
        }
    }
}
