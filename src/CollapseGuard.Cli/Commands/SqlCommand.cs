using System.CommandLine;
using CollapseGuard.Cli.Databases;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard sql</c>: the options, and how they are read.</summary>
internal sealed class SqlCommand
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    private readonly Option<SqlProvider> provider = Choice.Of<SqlProvider>("--provider", "duckdb or postgres.", "PROVIDER");
    private readonly Option<string> connection = new("--connection") { Description = "ADO.NET connection string, or the path of a DuckDB file. PostgreSQL: the password may come from PGPASSWORD.", HelpName = "STRING", Required = true };
    private readonly Option<string> table = new("--table") { Description = "NAME or SCHEMA.NAME of a table or view, as written; a part with a dot in it in double quotes.", HelpName = "TABLE", Required = true };
    private readonly Option<string?> label = Column("--label", "Column of the truth that a model is to learn, or has learned.");
    private readonly Option<string?> against = new("--against-table") { Description = "A second table, such as a test set: is it distributed like --table?", HelpName = "TABLE" };
    private readonly Option<string[]> inputs = Several("--inputs", "What a model is to see: names or patterns. Default: all other columns.");
    private readonly Option<string[]> exclude = Several("--exclude", "Columns to leave out: names or patterns.");
    private readonly Option<string?> orderBy = Column("--order-by", "Column that gives the rows their order; without it the order of labels is not judged.");
    private readonly Option<string?> shard = Column("--shard", "Column by which the table is spread over servers: each then counts its own rows.");
    private readonly Option<string?> prediction = Column("--prediction", "Column of predicted numbers or labels: judge the predictions instead of the data.");
    private readonly Option<string?> score = Column("--score", "Column of a binary score or probability: judge it instead of the data.");
    private readonly Option<string?> positive = new("--positive") { Description = "The label that the score speaks for.", HelpName = "VALUE" };
    private readonly Option<double?> threshold = new("--threshold") { Description = "From this score on a row is decided positive. Default: 0.5 for probabilities.", HelpName = "T" };
    private readonly Option<TaskOption> task = Choice.Of<TaskOption>("--task", "How --prediction is read: guess, regression or classification.", "TASK");
    private readonly Option<double?> timeout = new("--timeout") { Description = "Longest time for one statement. Default: the limit of the connection (PostgreSQL: 30 s).", HelpName = "SECONDS" };
    private readonly ReportOptionSet report = new();
    private readonly Option<int> seed = new("--seed") { Description = "Seed of the sample and of the probe's permutations.", HelpName = "N", DefaultValueFactory = _ => 1 };

    public static Command Build(Terminal terminal) => new SqlCommand().ToCommand(terminal);

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COLUMN" };

    private static Option<string[]> Several(string name, string description) => new(name) { Description = description, HelpName = "COLUMN", Arity = ArgumentArity.OneOrMore };

    private Command ToCommand(Terminal terminal)
    {
        provider.Required = true;
        var command = new Command("sql", "Judges a table where it lies, in DuckDB or PostgreSQL: data, or predictions beside the truth. Rows stay in the database.")
        {
            provider, connection, table, label, against, inputs, exclude, orderBy, shard, prediction, score, positive, threshold, task, timeout,
        };
        report.AddTo(command);
        command.Add(seed);
        command.SetAction((parsed, cancellation) => Task.Run(() => new SqlJob(Read(parsed), terminal).RunAsync(cancellation), CancellationToken.None));
        return command;
    }

    private SqlOptions Read(ParseResult parsed) => new()
    {
        Provider = parsed.GetRequiredValue(provider),
        Connection = parsed.GetRequiredValue(connection),
        Table = TableName.Parse("--table", parsed.GetRequiredValue(table)),
        Label = parsed.GetValue(label),
        AgainstTable = parsed.GetValue(against) is { } other ? TableName.Parse("--against-table", other) : null,
        Inputs = parsed.GetResult(inputs) is null ? null : parsed.GetValue(inputs),
        Exclude = parsed.GetValue(exclude) ?? [],
        OrderBy = parsed.GetValue(orderBy),
        Shard = parsed.GetValue(shard),
        Prediction = parsed.GetValue(prediction),
        Score = parsed.GetValue(score),
        Positive = parsed.GetValue(positive),
        Threshold = PredictionsCommand.FiniteOrNull(parsed.GetValue(threshold)),
        Task = parsed.GetValue(task),
        Timeout = TimeOf(parsed.GetValue(timeout)),
        Report = report.Read(parsed),
        Seed = parsed.GetValue(seed),
    };

    private static TimeSpan? TimeOf(double? seconds) => seconds is null ? null
        : seconds > 0 && seconds <= LongestTimeout.TotalSeconds ? TimeSpan.FromSeconds(seconds.Value)
        : throw new InputException($"--timeout is {seconds}; it must be more than 0 and at most {LongestTimeout.TotalSeconds:N0} seconds.");
}
