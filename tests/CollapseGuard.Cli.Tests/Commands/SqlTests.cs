using System.Globalization;
using DuckDB.NET.Data;

namespace CollapseGuard.Cli.Tests.Commands;

/// <summary>Tables of a DuckDB file: verdicts, names, and one line for whatever fails.</summary>
public sealed class SqlTests : IDisposable
{
    private const string Hostile = "x\"; DROP TABLE t; --";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a file")]
    [InlineData("a connection string")]
    public void A_table_filled_from_a_file_gets_the_findings_of_that_file(string connection)
    {
        string csv = folder.Write("a.csv", Leaking()), database = Database($"CREATE TABLE t AS SELECT * FROM read_csv('{csv}')");

        Run file = Run.Of("data", csv, "--label", "y", "--exclude", "id", "--format", "json");
        Run table = Sql(connection == "a file" ? database : $"Data Source={database}", "t", "--label", "y", "--order-by", "id", "--format", "json");

        Assert.Equal(file.ExitCode, table.ExitCode);
        Assert.Equal(Found(file), Found(table));
        Assert.NotEmpty(Found(table));
    }

    [Fact]
    public void A_second_table_is_compared_and_may_lack_the_label()
    {
        string database = Database("CREATE TABLE t AS SELECT i % 17 / 17.0 AS a, i % 2 AS y FROM range(400) r(i)", "CREATE TABLE later AS SELECT 100 + i % 17 / 17.0 AS a FROM range(400) r(i)");

        Run same = Sql(database, "t", "--label", "y", "--against-table", "t", "--format", "json"), shifted = Sql(database, "t", "--label", "y", "--against-table", "main.later", "--format", "json");

        Assert.DoesNotContain(Found(same), finding => finding.Contains("CG3021", StringComparison.Ordinal));
        Assert.Contains(Found(shifted), finding => finding.StartsWith("CG3021 a ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Hostile)]
    [InlineData("main.\"x\"\"; DROP TABLE t; --\"")]
    [InlineData("\"we.ird\"")]
    public void Names_that_look_like_sql_are_only_names(string table)
    {
        const string Columns = "AS SELECT i AS \"a\"\"; --\", i % 2 = 0 AS \"y'\" FROM range(200) r(i)";
        string database = Database("CREATE TABLE t (a INTEGER)", $"CREATE TABLE \"{Hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\" {Columns}", $"CREATE TABLE \"we.ird\" {Columns}");

        Run run = Sql(database, table, "--label", "y'");

        Assert.True(run.ExitCode != 2, run.Error);
        Assert.Equal("", Refused("'t' has columns but no rows", Sql(database, "t")));
    }

    [Fact]
    public void Predictions_are_read_by_the_rules_for_files()
    {
        string database = Database(
            $"CREATE TABLE amounts AS SELECT * FROM read_csv('{folder.Write("amounts.csv", Samples.CollapsedRegression())}')",
            $"CREATE TABLE classes AS SELECT * FROM read_csv('{folder.Write("classes.csv", Samples.HealthyLabels())}')",
            $"CREATE TABLE scores AS SELECT *, CASE WHEN label = 1 THEN 'yes' ELSE 'no' END AS word, 10 * score AS margin FROM read_csv('{folder.Write("scores.csv", Samples.HealthyScores())}')");

        Judged(1, "OutputCollapse", Sql(database, "amounts", "--label", "y", "--prediction", "prediction"));
        Judged(0, "Healthy", Sql(database, "classes", "--label", "label", "--prediction", "prediction"));
        Judged(0, "Healthy", Sql(database, "scores", "--label", "label", "--prediction", "score"));
        Judged(0, "Healthy", Sql(database, "scores", "--label", "word", "--score", "score"));
        Judged(0, "Healthy", Sql(database, "scores", "--label", "word", "--positive", "yes", "--score", "margin", "--threshold", "5"));
        Refused("--threshold", Sql(database, "scores", "--label", "label", "--score", "margin"));
        Refused("no value 'maybe'", Sql(database, "scores", "--label", "word", "--positive", "maybe", "--score", "score"));
        Refused("not a column of numbers", Sql(database, "scores", "--label", "word", "--prediction", "score", "--task", "regression"));
        Refused("say --prediction word", Sql(database, "scores", "--label", "label", "--score", "word"));
    }

    [Fact]
    public void What_is_missing_is_named_with_what_is_near()
    {
        string database = Database("CREATE TABLE customers AS SELECT i AS amount, i % 2 AS churned FROM range(100) r(i)", "CREATE TABLE hollow (a INTEGER, y INTEGER)");

        Refused("no table or view 'custmers'. Did you mean 'main.customers'", Sql(database, "custmers"));
        Refused("no table or view 'sales.customers'", Sql(database, "sales.customers"));
        Refused("no table or view 'none'", Sql(database, "customers", "--against-table", "none"));
        Refused("no column 'churnd' (--label). Did you mean 'churned'", Sql(database, "customers", "--label", "churnd"));
        Refused("no column 'when' (--order-by)", Sql(database, "customers", "--order-by", "when"));
        Refused("no column 'p' (--prediction)", Sql(database, "customers", "--label", "churned", "--prediction", "p"));
        Refused("No column of 'customers' is left", Sql(database, "customers", "--label", "churned", "--inputs", "churned"));
        Refused("has columns but no rows", Sql(database, "hollow", "--label", "y", "--prediction", "a"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_none_is_created()
    {
        string[] before = [.. folder.Names];
        string csv = folder.Write("a.csv", Leaking()), none = folder["none.duckdb"];

        Refused("there is no such file", Sql(none, "t"));
        Refused("there is no such file", Sql($"Data Source={none}", "t"));
        Refused("in memory", Sql(":memory:", "t"));
        Refused("in memory", Sql("Data Source=:memory:?cache=shared", "t"));
        Refused("names no file", Sql("access_mode=READ_ONLY", "t"));
        Refused("KEY=VALUE", Sql("Data Source='x", "t"));
        Refused("no DuckDB database", Sql(csv, "t"));
        Refused("'nonsense'", Sql($"Data Source={Database()};nonsense=1", "t"));
        Refused("cannot be opened", Sql($"Data Source={Database()};memory_limit=much", "t"));
        Assert.Equal([.. before, "a.csv", "a.duckdb"], folder.Names);
    }

    [Fact]
    public void The_report_never_takes_the_place_of_the_database()
    {
        string database = Database("CREATE TABLE t AS SELECT 1 AS a");

        Refused("the database itself", Sql(database, "t", "--output", database));
    }

    [Fact]
    public void A_slow_statement_ends_at_the_time_limit()
    {
        string database = Database("CREATE VIEW slow AS SELECT a.i + b.i AS x FROM range(300000) a(i), range(300000) b(i)");

        Refused("longer than 0.3 s", Sql(database, "slow", "--timeout", "0.3"));
    }

    [Fact]
    public async Task Ctrl_C_stops_a_statement()
    {
        string database = Database("CREATE VIEW slow AS SELECT a.i + b.i AS x FROM range(300000) a(i), range(300000) b(i)");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));
        using var output = new StringWriter();
        using var error = new StringWriter();

        int code = await CommandLine.RunAsync(["sql", "--provider", "duckdb", "--connection", database, "--table", "slow"], Run.Pipe(output, error), stop.Token);

        Assert.Equal((130, ""), (code, output.ToString()));
    }

    [Theory]
    [InlineData("is none of duckdb, postgres", "--provider", "mysql", "--connection", "x", "--table", "t")]
    [InlineData("--table", "--provider", "duckdb", "--connection", "x")]
    [InlineData("no name of a table", "--provider", "duckdb", "--connection", "x", "--table", "a.b.c")]
    [InlineData("opens a double quote", "--provider", "duckdb", "--connection", "x", "--table", "\"a")]
    [InlineData("--label", "--provider", "duckdb", "--connection", "x", "--table", "t", "--score", "s")]
    [InlineData("judged without inputs", "--provider", "duckdb", "--connection", "x", "--table", "t", "--label", "y", "--score", "s", "--inputs", "a")]
    [InlineData("--timeout is 0", "--provider", "duckdb", "--connection", "x", "--table", "t", "--timeout", "0")]
    [InlineData("names no Host", "--provider", "postgres", "--connection", "Database=d;Password=geheim", "--table", "t")]
    [InlineData("no connection string of PostgreSQL", "--provider", "postgres", "--connection", "Host=h;Password=a;geheim=b", "--table", "t")]
    [InlineData("no connection string of PostgreSQL", "--provider", "postgres", "--connection", "postgresql://u:geheim@h/d", "--table", "t")]
    [InlineData("cannot be reached", "--provider", "postgres", "--connection", "Host=127.0.0.1;Port=1;Username=u;Password=geheim;Timeout=3", "--table", "t")]
    [InlineData("cannot be reached", "--provider", "postgres", "--connection", "Host=no.such.host.invalid;Username=u;Password=geheim;Timeout=3", "--table", "t")]
    public void Bad_usage_has_its_own_line_without_the_password(string words, params string[] args)
    {
        Run run = Run.Of(["sql", .. args]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    private static Run Sql(string connection, string table, params string[] more) => Run.Of(["sql", "--provider", "duckdb", "--connection", connection, "--table", table, .. more]);

    private static void Judged(int code, string outcome, Run run)
    {
        Assert.StartsWith($"CollapseGuard: {outcome}", run.Out, StringComparison.Ordinal);
        Assert.Equal(code, run.ExitCode);
    }

    private static string Refused(string words, Run run)
    {
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.StartsWith("collapseguard: ", StringComparison.Ordinal));
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        return run.Out;
    }

    private static string[] Found(Run run) =>
        [.. CollapseReport.FromJson(run.Out).Findings.Select(finding => $"{finding.Detector.Id} {finding.Subject} {finding.Severity}").Order(StringComparer.Ordinal)];

    /// <summary>A constant column, one that copies the label, a rare class, holes, and rows that occur twice.</summary>
    private static string Leaking()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 600).Select(_ => (A: random.NextDouble(), Y: random.Next(12) == 0 ? 1 : 0)).ToList();
        rows.AddRange(rows.Take(120).ToList());
        return "id,a,copy,constant,holes,y\n" + string.Concat(rows.Select((row, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{i},{row.A:R},{row.Y},7,{(row.A < 0.7 ? "" : "x")},{(row.Y == 1 ? "rare" : "usual")}\n")));
    }

    private string Database(params string[] statements)
    {
        using var connection = new DuckDBConnection($"Data Source={folder["a.duckdb"]}");
        connection.Open();
        foreach (string statement in statements)
        {
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }

        return folder["a.duckdb"];
    }
}
