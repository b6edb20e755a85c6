using System.CommandLine;

namespace CollapseGuard.Cli.Commands;

/// <summary><c>collapseguard predictions FILE</c>: the options, and how they are read.</summary>
internal sealed class PredictionsCommand
{
    private readonly Argument<string> file = new("FILE") { Description = "CSV, TSV, Parquet or JSON; one row a prediction." };
    private readonly Option<string[]> label = Several("--label", "Column(s) of the truth.");
    private readonly Option<string[]> prediction = Several("--prediction", "Column(s) of predicted numbers, or the column of predicted labels.");
    private readonly Option<string?> score = new("--score") { Description = "Column of a binary score or probability.", HelpName = "COLUMN" };
    private readonly Option<string[]> probabilities = Several("--probabilities", "One column a class: names, or a pattern such as p_*.");
    private readonly Option<string[]> inputs = Several("--inputs", "What the model saw: names or patterns, or none. Default: all other columns.");
    private readonly Option<string?> segment = new("--segment") { Description = "Column whose values are judged one by one.", HelpName = "COLUMN" };
    private readonly Option<double?> threshold = new("--threshold") { Description = "From this score on a row is decided positive. Default: 0.5 for probabilities.", HelpName = "T" };
    private readonly Option<string?> positive = new("--positive") { Description = "The label that the score speaks for.", HelpName = "VALUE" };
    private readonly Option<TaskOption> task = Choice.Of<TaskOption>("--task", "guess, regression, classification or unlabelled.", "TASK");
    private readonly ReportOptionSet report = new();
    private readonly Option<int> seed = new("--seed") { Description = "Seed of the sample and of the probe's permutations.", HelpName = "N", DefaultValueFactory = _ => 1 };

    public static Command Build(Terminal terminal)
    {
        var command = new PredictionsCommand();
        return command.ToCommand(options => new PredictionsJob(options, terminal));
    }

    private static Option<string[]> Several(string name, string description) =>
        new(name) { Description = description, HelpName = "COLUMN", Arity = ArgumentArity.OneOrMore };

    private Command ToCommand(Func<PredictionsOptions, PredictionsJob> job)
    {
        var command = new Command("predictions", "Judges a file of predictions: has the model collapsed, why, and what to do.")
        {
            file, label, prediction, score, probabilities, inputs, segment, threshold, positive, task,
        };
        report.AddTo(command);
        command.Add(seed);

        // Off the calling thread, so that Ctrl-C is seen while DuckDB or the probe is at work.
        command.SetAction((parsed, cancellation) => Task.Run(() => job(Read(parsed)).Run(cancellation), CancellationToken.None));
        return command;
    }

    private PredictionsOptions Read(ParseResult parsed) => new()
    {
        File = parsed.GetRequiredValue(file),
        Label = parsed.GetValue(label) ?? [],
        Prediction = parsed.GetValue(prediction) ?? [],
        Score = parsed.GetValue(score),
        Probabilities = parsed.GetValue(probabilities) ?? [],
        Inputs = parsed.GetResult(inputs) is null ? null : parsed.GetValue(inputs),
        Segment = parsed.GetValue(segment),
        Threshold = FiniteOrNull(parsed.GetValue(threshold)),
        Positive = parsed.GetValue(positive),
        Task = parsed.GetValue(task),
        Report = report.Read(parsed),
        Seed = parsed.GetValue(seed),
    };

    /// <exception cref="InputException">The value of <c>--threshold</c> is not finite.</exception>
    internal static double? FiniteOrNull(double? value) => value is null || double.IsFinite(value.Value) ? value
        : throw new InputException($"--threshold is {value}; it must be a finite number.");
}
