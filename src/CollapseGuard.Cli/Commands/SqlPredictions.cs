using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Databases;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Sql;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Commands;

/// <summary>Judges predictions that lie beside the truth; how they are read is told from a profile of the two columns, by the rules for files.</summary>
internal sealed class SqlPredictions(SqlOptions options, SqlDatabase database, CheckOptions checks, IProgress<SqlProgress> progress)
{
    private const double DefaultThreshold = 0.5;

    /// <summary>Rows of the sample by which the profile chooses how to count; nothing is judged on them.</summary>
    private const int SampleRows = 1_000;

    private readonly SqlProfileOptions profile = new() { ShardColumn = options.Shard, CommandTimeout = options.Timeout, Seed = options.Seed };

    /// <summary>Judges them.</summary>
    /// <exception cref="InputException">Bad input, or a database that did not answer to the end.</exception>
    public async Task<CollapseReport> JudgeAsync(Action<string> say)
    {
        var finder = new ColumnFinder(await database.ColumnsAsync(options.Table, checks.CancellationToken).ConfigureAwait(false), options.Table.ToString());
        SourceColumn label = finder.One("--label", options.Label!), output = options.Score is { } name ? finder.One("--score", name) : finder.One("--prediction", options.Prediction!);
        _ = options.Shard is null ? null : finder.One("--shard", options.Shard);
        if (label == output)
        {
            throw new InputException($"'{label.Name}' is given as the label and as the prediction; they must be two columns.");
        }

        DataSummary data = await AskAsync(source => SqlProfiler.ProfileAsync(
            source, options.Table, profile with { Include = [label.Name, output.Name], MaxPairColumns = 0, MaxSampleRows = SampleRows }, progress, checks.CancellationToken)).ConfigureAwait(false);
        SqlData.RequireRows(options.Table, data);
        ColumnSummary truths = data.Columns.First(column => column.Name == label.Name);
        ColumnProfile truth = ProfileOf(label, truths), answer = ProfileOf(output, data.Columns.First(column => column.Name == output.Name));
        return Kind(truth, answer, say) switch
        {
            OutputKind.Numbers => await AskAsync(source => SqlCollapse.CheckRegressionAsync(source, options.Table, output.Name, label.Name, profile, checks, progress)).ConfigureAwait(false),
            OutputKind.Labels => await AskAsync(source => SqlCollapse.CheckLabelsAsync(source, options.Table, output.Name, label.Name, profile, checks, progress)).ConfigureAwait(false),
            _ => await JudgeScoresAsync(truth, [.. truths.Values.Select(value => value.Text)], answer, say).ConfigureAwait(false),
        };
    }

    private static ColumnProfile ProfileOf(SourceColumn column, ColumnSummary summary)
    {
        bool isNumber = summary.Kind == ColumnKind.Number;
        long present = summary.Count - summary.MissingCount;
        return new ColumnProfile(
            column, present, summary.Moments.Count, summary.WholeCount, Unreadable: isNumber ? 0 : present, DecimalCommas: 0, summary.Moments.Minimum, summary.Moments.Maximum, (long)summary.Distinct.Count);
    }

    private OutputKind Kind(ColumnProfile label, ColumnProfile output, Action<string> say)
    {
        bool areNumbers = IsNumber(label) && IsNumber(output);
        (OutputKind kind, string? reason) = options switch
        {
            { Score: not null } => (OutputKind.Scores, null),
            { Task: TaskOption.Regression } => (OutputKind.Numbers, null),
            { Task: TaskOption.Classification } when !(TaskGuess.IsTwoValued(label) && output.IsFractional) => (OutputKind.Labels, null),
            _ => TaskGuess.Of(label, output),
        };
        if (kind == OutputKind.Numbers && !areNumbers)
        {
            throw new InputException($"'{(IsNumber(label) ? output : label).Column.Name}' of '{options.Table}' is not a column of numbers, so its rows cannot be compared as amounts; say --task classification if both are classes.");
        }

        if (reason is not null)
        {
            say($"read as {kind.ToString().ToLowerInvariant()}, because {reason} (--task or --score to change)");
        }

        return kind;
    }

    private Task<CollapseReport> JudgeScoresAsync(ColumnProfile label, string[] labels, ColumnProfile score, Action<string> say)
    {
        string? positive = PositiveText(label, labels);
        if (score.Column.Type != ColumnType.Number)
        {
            throw new InputException($"'{score.Column.Name}' of '{options.Table}' is not a column of numbers, so it holds no scores; say --prediction {score.Column.Name} if it holds classes.");
        }

        bool areProbabilities = score.IsInUnitInterval || score.Numbers == 0;
        if (!areProbabilities && options.Threshold is null)
        {
            throw new InputException($"Scores in '{score.Column.Name}' go from {score.Minimum:G4} to {score.Maximum:G4}, so they are no probabilities; say from which score on a row is decided positive with --threshold.");
        }

        double threshold = options.Threshold ?? DefaultThreshold;
        say($"'{score.Column.Name}' is read as {(areProbabilities ? "the probability" : "a score")} of '{positive ?? "1"}', decided at {threshold:G4} (--positive, --threshold to change)");
        return AskAsync(source => SqlCollapse.CheckBinaryAsync(source, options.Table, score.Column.Name, label.Column.Name, positive, threshold, areProbabilities, profile, checks, progress));
    }

    /// <summary>The text of positive rows as the database holds it; null for numbers and booleans, of which 1 is positive.</summary>
    private string? PositiveText(ColumnProfile label, string[] labels)
    {
        string? asked = label.Column.Type == ColumnType.Boolean ? options.Positive?.ToLowerInvariant() switch { "true" => "1", "false" => "0", var other => other } : options.Positive;
        ClassNames classes = ClassNames.Of(labels);
        int code = PositiveClass.Find(classes, label.Column.Name, asked);
        string[] texts = [.. labels.Where(text => classes.Codes[text] == code)];
        return IsNumber(label)
            ? texts is [] or ["1"] ? null : throw new InputException($"'{label.Column.Name}' holds numbers or booleans, of which 1 or true is positive; make a view with that truth.")
            : texts.Length <= 1 ? texts.FirstOrDefault("1") : throw new InputException($"'{label.Column.Name}' writes the positive label in several ways ({string.Join(", ", texts.Select(text => $"'{text}'"))}); make a view with one.");
    }

    private static bool IsNumber(ColumnProfile column) => column.Column.Type is ColumnType.Boolean or ColumnType.Number;

    private Task<T> AskAsync<T>(Func<ISqlSource, Task<T>> question) => database.AskAsync(options.Table, question, checks.CancellationToken);
}
