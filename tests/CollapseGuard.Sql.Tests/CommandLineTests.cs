using CollapseGuard.Sql.Tests.Servers;
using Npgsql;

namespace CollapseGuard.Sql.Tests;

/// <summary><c>collapseguard sql</c> on PostgreSQL: the same report, and one line without the password for whatever fails.</summary>
[Collection("postgres")]
public class CommandLineTests(PostgresCluster cluster)
{
    private string Good => cluster.Coordinator.ConnectionString();

    [Fact]
    public async Task A_table_in_one_place_and_one_over_two_workers_are_judged_alike()
    {
        (int Code, string Out, string Error) single = await RunAsync(Good, "single", "--label", "y", "--exclude", "shard", "--timeout", "60", "--format", "json");
        (int Code, string Out, string Error) sharded = await RunAsync(Good, "public.events", "--label", "y", "--shard", "shard", "--timeout", "60", "--format", "json");

        Assert.Equal((single.Code, "", ""), (sharded.Code, single.Error, sharded.Error));
        Assert.Equal(Found(single.Out), Found(sharded.Out));
    }

    [Fact]
    public async Task Predictions_are_judged_there()
    {
        (int code, string output, _) = await RunAsync(Good, "again", "--label", "y", "--score", "n", "--threshold", "50", "--positive", "bought");

        Assert.Contains("CollapseGuard: ", output, StringComparison.Ordinal);
        Assert.NotEqual(2, code);
    }

    [Fact]
    public async Task Refused_logins_say_what_to_change()
    {
        await RefusedAsync("refused the login", "password authentication failed", cluster.Coordinator.ConnectionString(password: "wrong"));
        // The user's name is the password tried, so the server's words would print it.
        await RefusedAsync("refused the login", "its words are left out", cluster.Coordinator.ConnectionString(password: "postgres"));
        await RefusedAsync("refused the login", "PGPASSWORD", new NpgsqlConnectionStringBuilder(Good) { Password = null }.ConnectionString);
        await RefusedAsync("cannot be opened", "does not exist", new NpgsqlConnectionStringBuilder(Good) { Database = "nowhere" }.ConnectionString);
        await RefusedAsync("cannot be reached", "host and port", cluster.Coordinator.ConnectionString(port: Local.FreePort()));
    }

    [Fact]
    public async Task Missing_tables_and_rights_are_told_apart()
    {
        await cluster.Coordinator.RunAsync("DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'reads only'");
        string reader = cluster.Coordinator.ConnectionString("reader", "reads only");

        await RefusedAsync("no table or view 'agan'", "Did you mean 'public.again'", Good, "agan");
        await RefusedAsync("no table or view 'Again'", "Did you mean 'public.again'", Good, "Again");
        await RefusedAsync("no table or view 'sales.again'", "Did you mean", Good, "sales.again");
        await RefusedAsync("no column 'Y'", "Did you mean 'y'", Good, "again", "--label", "Y");
        await RefusedAsync("does not let this user read 'again'", "Grant SELECT", reader, "again");
    }

    [Fact]
    public async Task Slow_statements_end_at_the_limit_of_the_option_or_of_the_server()
    {
        await cluster.Coordinator.RunAsync("CREATE OR REPLACE VIEW slow AS SELECT a + b AS x FROM generate_series(1, 30000) a, generate_series(1, 30000) b");

        await RefusedAsync("longer than 0.3 s", "--timeout", Good, "slow", "--timeout", "0.3");
        await RefusedAsync("longer than the connection or the server allows", "--timeout", Good + ";Options=-c statement_timeout=200", "slow");
    }

    [Fact]
    public async Task A_worker_that_stops_in_mid_run_ends_it_without_a_report()
    {
        long before = cluster.BytesFromWorkers;
        Task<(int Code, string Out, string Error)> run = RunAsync(Good, "events", "--label", "y", "--shard", "shard", "--timeout", "60");
        while (cluster.BytesFromWorkers == before && !run.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        cluster.SecondWorker.Stop();
        try
        {
            RequireRefused("did not answer to the end", "Nothing was reported", await run);
        }
        finally
        {
            cluster.SecondWorker.Start();
        }
    }

    private static string[] Found(string json) =>
        [.. CollapseReport.FromJson(json).Findings.Select(finding => $"{finding.Detector.Id} {finding.Subject} {finding.Severity}")];

    private static async Task RefusedAsync(string words, string advice, string connection, string table = "again", params string[] more) =>
        RequireRefused(words, advice, await RunAsync(connection, table, more));

    private static void RequireRefused(string words, string advice, (int Code, string Out, string Error) run)
    {
        string line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith("no label:", StringComparison.Ordinal));
        Assert.StartsWith("collapseguard: ", line, StringComparison.Ordinal);
        Assert.Contains(words, line, StringComparison.Ordinal);
        Assert.Contains(advice, line, StringComparison.Ordinal);
        Assert.DoesNotContain("for tests only", line, StringComparison.Ordinal);
        Assert.DoesNotContain("reads only", line, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", line, StringComparison.Ordinal);
        Assert.Equal((2, ""), (run.Code, run.Out));
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(string connection, string table, params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Cli.Terminal(output, error, OutIsTerminal: false, ErrorIsTerminal: false, NoColor: true);
        int code = await Cli.CommandLine.RunAsync(["sql", "--provider", "postgres", "--connection", connection, "--table", table, .. more], terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
