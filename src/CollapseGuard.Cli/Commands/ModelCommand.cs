using System.CommandLine;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard model MODEL.zip</c>: the options, and how they are read. Nothing here touches ML.NET: other verbs start without it.</summary>
internal sealed class ModelCommand
{
    private readonly Argument<string> model = new("MODEL.zip") { Description = "A fitted ML.NET pipeline, as mlContext.Model.Save writes it." };
    private readonly Option<string> data = new("--data") { Description = "Rows to ask it about, best such as it was not trained on: CSV, TSV, Parquet or JSON with the columns that the model asks for.", HelpName = "FILE", Required = true };
    private readonly Option<string> label = new("--label") { Description = "Column of the truth, as it is called after the pipeline.", HelpName = "COLUMN", Required = true };
    private readonly Option<string?> training = new("--training") { Description = "What the model was trained on: do the rows of --data look alike?", HelpName = "FILE" };
    private readonly ReportOptionSet report = new();
    private readonly Option<int> seed = new("--seed") { Description = "Seed of samples and permutations.", HelpName = "N", DefaultValueFactory = _ => 1 };

    public static Command Build(Terminal terminal) => new ModelCommand().ToCommand(terminal);

    private Command ToCommand(Terminal terminal)
    {
        var command = new Command("model", "Judges a saved ML.NET model: its answers, what they answer to, what it is made of, and whether storing or serving changes it.") { model, data, label, training };
        report.AddTo(command);
        command.Add(seed);
        command.SetAction((parsed, cancellation) => Task.Run(() => new ModelJob(Read(parsed), terminal).Run(cancellation), CancellationToken.None));
        return command;
    }

    private ModelOptions Read(ParseResult parsed) => new()
    {
        Model = parsed.GetRequiredValue(model),
        Data = parsed.GetRequiredValue(data),
        Label = parsed.GetRequiredValue(label),
        Training = parsed.GetValue(training),
        Report = report.Read(parsed),
        Seed = parsed.GetValue(seed),
    };
}
