using CollapseGuard.Sql.Tests.Servers;
using DuckDB.NET.Data;
using Npgsql;

namespace CollapseGuard.Sql.Tests;

/// <summary>Whatever fails says what failed, what is required and what to do.</summary>
[Collection("postgres")]
public class FailureTests(PostgresCluster cluster)
{
    private static readonly SqlTable Table = new("again");

    [Fact]
    public async Task DuckDb_names_the_missing_table_column_and_file()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        await FailsAsync(SqlProblem.MissingTable, "check the name", connection, new SqlTable("nothing"));
        await DatabaseAgreement.RunAsync(connection, "CREATE TABLE t (a INTEGER)");
        await FailsAsync(SqlProblem.MissingColumn, "it has 'a'", connection, new SqlTable("t"), new SqlProfileOptions { Label = "b" });
        using var nowhere = new DuckDBConnection($"Data Source={Path.Combine(Path.GetTempPath(), "no such folder", "a.duckdb")}");
        await FailsAsync(SqlProblem.ConnectionLost, "opening the connection", nowhere, Table);
    }

    [Fact]
    public async Task DuckDb_statement_is_stopped_at_the_time_limit()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        await DatabaseAgreement.RunAsync(connection, "CREATE VIEW slow AS SELECT a.i + b.i AS x FROM range(300000) a(i), range(300000) b(i)");

        await FailsAsync(SqlProblem.TimedOut, "CommandTimeout", connection, new SqlTable("slow"), new SqlProfileOptions { CommandTimeout = TimeSpan.FromSeconds(0.3) });
    }

    [Fact]
    public async Task Postgres_refuses_a_wrong_password_a_missing_table_and_a_table_without_rights()
    {
        await using (var wrong = new NpgsqlConnection(cluster.Coordinator.ConnectionString(password: "wrong")))
        {
            await FailsAsync(SqlProblem.LoginRefused, "password", wrong, Table);
        }

        await cluster.Coordinator.RunAsync("DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN PASSWORD 'guest'");
        await using var guest = new NpgsqlConnection(cluster.Coordinator.ConnectionString("guest", "guest"));
        await FailsAsync(SqlProblem.MissingTable, "nothing", guest, new SqlTable("nothing"));
        await FailsAsync(SqlProblem.NoPermission, "grant SELECT", guest, Table);
    }

    [Fact]
    public async Task Postgres_time_limits_and_lost_connections_are_told_apart()
    {
        await using NpgsqlConnection connection = await cluster.Coordinator.OpenAsync();
        await DatabaseAgreement.RunAsync(connection, "CREATE TEMP VIEW slow AS SELECT a + b AS x FROM generate_series(1, 30000) a, generate_series(1, 30000) b");
        await FailsAsync(SqlProblem.TimedOut, "CommandTimeout", connection, new SqlTable("slow"), new SqlProfileOptions { CommandTimeout = TimeSpan.FromSeconds(0.3) });
        await DatabaseAgreement.RunAsync(connection, "SET statement_timeout = 200");
        await FailsAsync(SqlProblem.TimedOut, "limit of the connection or the server", connection, new SqlTable("slow"));

        await using NpgsqlConnection killed = await cluster.Coordinator.OpenAsync();
        await cluster.Coordinator.RunAsync($"SELECT pg_terminate_backend({killed.ProcessID})");
        await FailsAsync(SqlProblem.ConnectionLost, "Nothing partial", killed, Table);

        await using var nobody = new NpgsqlConnection(cluster.Coordinator.ConnectionString(port: Local.FreePort()));
        await FailsAsync(SqlProblem.ConnectionLost, "reachable", nobody, Table);
    }

    [Fact]
    public async Task Rows_that_come_in_the_middle_of_a_profile_end_it()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        await DatabaseAgreement.RunAsync(connection, "CREATE TABLE t AS SELECT i AS a FROM range(100) r(i)");
        var source = new RecordingSource(new DbConnectionSource(connection), statement =>
        {
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = "INSERT INTO t VALUES (1)";
            command.ExecuteNonQuery();
        });

        SqlProfileException failure = await Assert.ThrowsAsync<SqlProfileException>(() => SqlProfiler.ProfileAsync(source, new SqlTable("t")));

        Assert.Equal(SqlProblem.TableChanged, failure.Problem);
    }

    [Fact]
    public void A_connection_of_unknown_type_asks_for_a_dialect()
    {
        using var connection = new NpgsqlConnection();
        Assert.Same(SqlDialect.PostgreSql, SqlDialect.For(connection));
    }

    private static async Task FailsAsync(SqlProblem problem, string words, System.Data.Common.DbConnection connection, SqlTable table, SqlProfileOptions? options = null)
    {
        SqlProfileException failure = await Assert.ThrowsAsync<SqlProfileException>(() => SqlProfiler.ProfileAsync(connection, table, options));

        Assert.True(problem == failure.Problem, $"{failure.Problem}: {failure.Message}");
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }
}
