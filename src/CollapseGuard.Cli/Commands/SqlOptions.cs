using CollapseGuard.Cli.Databases;
using CollapseGuard.Sql;

namespace CollapseGuard.Cli.Commands;

/// <summary>What the user asked of <c>collapseguard sql</c>; empty lists and nulls stand for options that were omitted.</summary>
internal sealed record SqlOptions
{
    public SqlProvider Provider { get; init; }

    /// <summary>May hold a password: never printed.</summary>
    public required string Connection { get; init; }

    public required SqlTable Table { get; init; }

    public string? Label { get; init; }

    /// <summary>A second table of the same database, which is compared with the first column by column.</summary>
    public SqlTable? AgainstTable { get; init; }

    /// <summary>Null = all columns but the label, the shard and the order column, and those excluded.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public string? OrderBy { get; init; }

    public string? Shard { get; init; }

    public string? Prediction { get; init; }

    public string? Score { get; init; }

    /// <summary>The label that a score speaks for.</summary>
    public string? Positive { get; init; }

    public double? Threshold { get; init; }

    public TaskOption Task { get; init; }

    /// <summary>Longest time for one statement; null for the limit of the connection.</summary>
    public TimeSpan? Timeout { get; init; }

    public required ReportOptions Report { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>True when the table holds what a model answered.</summary>
    public bool JudgesPredictions => Prediction is not null || Score is not null;

    /// <summary>Refuses options that would silently change nothing.</summary>
    /// <exception cref="InputException">Two options do not go together.</exception>
    public void RequireSense()
    {
        string? fault = this switch
        {
            { Prediction: not null, Score: not null } => "--prediction and --score are two models' answers; judge one at a time.",
            { JudgesPredictions: true, Label: null } => "Predictions are judged beside the truth; name its column with --label.",
            { JudgesPredictions: true, AgainstTable: not null } => "--against-table compares data; it does not go with --prediction or --score.",
            { JudgesPredictions: true, Inputs: not null } or { JudgesPredictions: true, Exclude.Count: > 0 } => "--inputs and --exclude choose columns of data; predictions in a database are judged without inputs.",
            { JudgesPredictions: true, OrderBy: not null } => "--order-by is for data; predictions in a database are judged without order.",
            { Task: TaskOption.Unlabelled } => "--task unlabelled is not available in a database; export the predictions and say collapseguard predictions.",
            { Prediction: null, Task: not TaskOption.Guess } => "--task says how --prediction is read; name that column.",
            { JudgesPredictions: false, Positive: not null } or { JudgesPredictions: false, Threshold: not null } => "--positive and --threshold say how --score is read; name that column.",
            _ => null,
        };
        if (fault is not null)
        {
            throw new InputException(fault);
        }
    }
}
