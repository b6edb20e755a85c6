using System.CommandLine;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard data FILE</c>: the options, and how they are read.</summary>
internal sealed class DataCommand
{
    private readonly Argument<string> file = new("FILE") { Description = "CSV, TSV, Parquet or JSON; one row a sample." };
    private readonly Option<string?> label = new("--label") { Description = "Column of the truth that a model is to learn.", HelpName = "COLUMN" };
    private readonly Option<string?> against = new("--against") { Description = "A second file, such as a test set: is it distributed like FILE?", HelpName = "OTHER" };
    private readonly Option<string[]> inputs = new("--inputs") { Description = "What a model is to see: names or patterns. Default: all other columns.", HelpName = "COLUMN", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string[]> exclude = new("--exclude") { Description = "Columns to leave out: names or patterns.", HelpName = "COLUMN", Arity = ArgumentArity.OneOrMore };
    private readonly ReportOptionSet report = new();
    private readonly Option<int> seed = new("--seed") { Description = "Seed of the sample and of the probe's permutations.", HelpName = "N", DefaultValueFactory = _ => 1 };

    public static Command Build(Terminal terminal) => new DataCommand().ToCommand(terminal);

    private Command ToCommand(Terminal terminal)
    {
        var command = new Command("data", "Judges data before there is a model: what in them may lead a model to collapse?") { file, label, against, inputs, exclude };
        report.AddTo(command);
        command.Add(seed);
        command.SetAction((parsed, cancellation) => Task.Run(() => new DataJob(Read(parsed), terminal).Run(cancellation), CancellationToken.None));
        return command;
    }

    private DataOptions Read(ParseResult parsed) => new()
    {
        File = parsed.GetRequiredValue(file),
        Label = parsed.GetValue(label),
        Against = parsed.GetValue(against),
        Inputs = parsed.GetResult(inputs) is null ? null : parsed.GetValue(inputs),
        Exclude = parsed.GetValue(exclude) ?? [],
        Report = report.Read(parsed),
        Seed = parsed.GetValue(seed),
    };
}
