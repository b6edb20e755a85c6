using CollapseGuard.Cli.Commands;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>The columns that options name, or that their names suggest; which of them count is decided when their values are known.</summary>
internal sealed record CandidateColumns
{
    public IReadOnlyList<SourceColumn> Labels { get; private init; } = [];

    public IReadOnlyList<SourceColumn> Predictions { get; private init; } = [];

    public SourceColumn? Score { get; private init; }

    public IReadOnlyList<SourceColumn> Probabilities { get; private init; } = [];

    public SourceColumn? Segment { get; private init; }

    /// <summary>True when a name was guessed, which is then said aloud.</summary>
    public bool LabelIsGuessed { get; private init; }

    /// <summary>True when what the model said was guessed.</summary>
    public bool OutputIsGuessed { get; private init; }

    /// <summary>Why this output and not the other that its name suggests; null when there was no choice.</summary>
    public string? OutputReason { get; private init; }

    /// <summary>Columns named like probabilities whose values are none: inputs, unless an option says otherwise.</summary>
    public IReadOnlyList<SourceColumn> NoProbabilities { get; private init; } = [];

    /// <summary>All of them, each once.</summary>
    public IReadOnlyList<SourceColumn> All => [.. new[] { Labels, Predictions, Probabilities, Optional(Score), Optional(Segment) }.SelectMany(c => c).Distinct()];

    /// <summary>Finds the candidates.</summary>
    /// <exception cref="InputException">An option names no column, or a guess is ambiguous or finds nothing.</exception>
    public static CandidateColumns Find(PredictionsOptions options, DataSource source)
    {
        IReadOnlyList<SourceColumn> columns = source.Columns;
        var finder = new ColumnFinder(columns, options.File);
        var named = new CandidateColumns
        {
            Labels = finder.Find("--label", options.Label),
            Predictions = finder.Find("--prediction", options.Prediction),
            Score = options.Score is null ? null : finder.One("--score", options.Score),
            Probabilities = finder.Find("--probabilities", options.Probabilities),
            Segment = options.Segment is null ? null : finder.One("--segment", options.Segment),
        };
        CandidateColumns found = named.WithLabelGuess(options, columns).WithOutputGuess(columns, group => ProbabilityColumns.Look(source, group));
        if (found.Probabilities.Count > ClassNames.Limit)
        {
            throw new InputException($"There are {found.Probabilities.Count:N0} probability columns, from '{found.Probabilities[0].Name}' to '{found.Probabilities[^1].Name}'; classes may be at most {ClassNames.Limit:N0}. Name fewer with --probabilities.");
        }

        return found.All.FirstOrDefault(c => c.Type == ColumnType.Nested) is { } nested
            ? throw new InputException($"Column '{nested.Name}' of '{options.File}' holds lists, structures or bytes; numbers, text or booleans are required.")
            : found;
    }

    private CandidateColumns WithLabelGuess(PredictionsOptions options, IReadOnlyList<SourceColumn> columns)
    {
        if (Labels.Count > 0 || options.Task == TaskOption.Unlabelled)
        {
            return this;
        }

        SourceColumn label = RoleNames.Label.Guess(columns.Except(All), "--label") ?? throw new InputException(
            $"No column of '{options.File}' looks like the label; it has {ColumnFinder.Names(columns)}. Say which with --label, or --task unlabelled when there is none.");
        return this with { Labels = [label], LabelIsGuessed = true };
    }

    private CandidateColumns WithOutputGuess(IReadOnlyList<SourceColumn> columns, Func<IReadOnlyList<SourceColumn>, ProbabilityColumns> look)
    {
        if (Predictions.Count > 0 || Score is not null || Probabilities.Count > 0)
        {
            return this;
        }

        SourceColumn[] free = [.. columns.Except(All)];
        IReadOnlyList<SourceColumn> named = RoleNames.GuessProbabilities(free.Where(c => c.Type != ColumnType.Nested));
        SourceColumn? prediction = RoleNames.Prediction.Guess(free, "--prediction");
        bool isProbable = named.Count > 0 && look(named) is var seen && seen.AreInUnitInterval && (prediction is null || seen.SumToOne);
        IReadOnlyList<SourceColumn> probabilities = isProbable ? named : [];
        CandidateColumns guess = this with
        {
            Probabilities = probabilities,
            Score = isProbable ? null : RoleNames.Score.Guess(free, "--score"),
            Predictions = Optional(prediction),
            OutputIsGuessed = true,
            OutputReason = prediction is null || named.Count == 0 ? null
                : isProbable ? $"probability columns that sum to 1 say more than '{prediction.Name}'"
                : $"{ColumnFinder.Names(named, limit: 3)} hold no probabilities that sum to 1",
            NoProbabilities = isProbable ? [] : named,
        };
        return guess.Predictions.Count > 0 || guess.Score is not null || probabilities.Count > 0 ? guess : throw new InputException(
            $"No column looks like the model's predictions; there are {ColumnFinder.Names(free)}. Say which with --prediction, --score or --probabilities.");
    }

    private static IReadOnlyList<SourceColumn> Optional(SourceColumn? column) => column is null ? [] : [column];
}
