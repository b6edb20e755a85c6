using CollapseGuard.Observations;
using CollapseGuard.Sql.Tests.Servers;
using CollapseGuard.Summaries;
using Npgsql;

namespace CollapseGuard.Sql.Tests;

/// <summary>Two million rows on two workers: every aggregate is computed there, and the answer is that of one table.</summary>
[Collection("postgres")]
public class ShardedPostgresTests(PostgresCluster cluster)
{
    private static readonly SqlProfileOptions Sharded = new() { Label = "y", ShardColumn = "shard", MaxSampleRows = 1_000, MaxTrackedRows = 8_192 };

    [Fact]
    public async Task Workers_aggregate_and_send_less_than_a_megabyte()
    {
        await using NpgsqlConnection connection = await cluster.Coordinator.OpenAsync();
        var source = new RecordingSource(new DbConnectionSource(connection));
        long before = cluster.BytesFromWorkers;

        DataSummary sharded = await SqlProfiler.ProfileAsync(source, new SqlTable("events"), Sharded);

        long travelled = cluster.BytesFromWorkers - before;
        Assert.Equal(2L * PostgresCluster.RowsPerShard, sharded.Rows);
        Assert.NotEmpty(source.Statements);
        foreach (SqlStatement statement in source.Statements)
        {
            await RequirePushedDownAsync(connection, statement);
        }

        Assert.InRange(travelled, 1, 1_000_000);
    }

    [Fact]
    public async Task Profile_and_report_are_those_of_one_table()
    {
        await using NpgsqlConnection connection = await cluster.Coordinator.OpenAsync();

        Snapshot sharded = await SqlCollapse.MeasureAsync(new DbConnectionSource(connection), new SqlTable("events"), "y", Sharded, CheckOptions.Default, null);
        Snapshot single = await SqlCollapse.MeasureAsync(new DbConnectionSource(connection), new SqlTable("single"), "y", Sharded with { ShardColumn = null, Exclude = ["shard"] }, CheckOptions.Default, null);

        ProfileAssert.Equal(single.Data!, sharded.Data!, 1e-9);
        Assert.Equal(Collapse.Diagnose(single).ToText(), Collapse.Diagnose(sharded).ToText());
    }

    [Fact]
    public async Task Findings_are_those_of_a_stream_through_this_process()
    {
        await using NpgsqlConnection connection = await cluster.Coordinator.OpenAsync();
        Snapshot sharded = await SqlCollapse.MeasureAsync(new DbConnectionSource(connection), new SqlTable("events"), "y", Sharded);
        await using NpgsqlConnection second = await cluster.Coordinator.OpenAsync();
        DataAccumulator streamed = await StreamedTable.ReadAsync(second, "SELECT amount, city, n, flag::int::float8 AS flag, day::text AS day, y FROM single", "y");

        CollapseReport here = Collapse.Diagnose(streamed.ToSnapshot()), there = Collapse.Diagnose(sharded);

        Assert.Equal(2L * PostgresCluster.RowsPerShard, streamed.Rows);
        Assert.Equal(here.Outcome, there.Outcome);
        Assert.Equal(here.Findings.Select(f => (f.Detector.Id, f.Severity, f.Subject)), there.Findings.Select(f => (f.Detector.Id, f.Severity, f.Subject)));
    }

    [Fact]
    public async Task Predictions_are_counted_on_the_workers_too()
    {
        await using NpgsqlConnection connection = await cluster.Coordinator.OpenAsync();
        await using var inner = new DbConnectionSource(connection);
        var source = new RecordingSource(inner);

        await SqlCollapse.CheckLabelsAsync(source, new SqlTable("events"), "city", "y", Sharded);
        await SqlCollapse.CheckBinaryAsync(source, new SqlTable("events"), "n", "y", "bought", threshold: 50, areProbabilities: false, Sharded);
        await SqlCollapse.CheckRegressionAsync(source, new SqlTable("events"), "n", "amount", Sharded);

        foreach (SqlStatement statement in source.Statements)
        {
            await RequirePushedDownAsync(connection, statement);
        }
    }

    [Fact]
    public async Task A_worker_that_stops_in_mid_run_is_an_error_that_names_it()
    {
        await using NpgsqlConnection connection = await cluster.Coordinator.OpenAsync();
        var source = new RecordingSource(new DbConnectionSource(connection), statement =>
        {
            if (statement == 3)
            {
                cluster.SecondWorker.Stop();
            }
        });
        try
        {
            SqlProfileException failure = await Assert.ThrowsAsync<SqlProfileException>(() => SqlCollapse.CheckDataAsync(source, new SqlTable("events"), "y", Sharded));

            Assert.Equal(SqlProblem.ConnectionLost, failure.Problem);
            Assert.Contains("Nothing partial was reported", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            cluster.SecondWorker.Start();
        }
    }

    private static async Task RequirePushedDownAsync(NpgsqlConnection connection, SqlStatement statement)
    {
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = "EXPLAIN (VERBOSE) " + statement.Text;
        foreach (string value in statement.Parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var plan = new List<string>();
        await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                plan.Add(reader.GetString(0));
            }
        }

        string[] remote = [.. plan.Where(line => line.Contains("Remote SQL:", StringComparison.Ordinal))];
        Assert.True(remote.Length == 2 && remote.All(line => line.Contains(" GROUP BY ", StringComparison.Ordinal)), $"Rows would travel for:\n{statement.Text}\n{string.Join('\n', plan)}");
    }
}
