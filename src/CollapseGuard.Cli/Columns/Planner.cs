using CollapseGuard.Cli.Commands;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>Decides from options, names and values what is read as what, and checks that the values fit.</summary>
internal sealed class Planner(PredictionsOptions options, CandidateColumns candidates, IReadOnlyList<ColumnProfile> profiles)
{
    /// <summary>Decides.</summary>
    /// <exception cref="InputException">The columns do not fit each other.</exception>
    public Plan Decide()
    {
        RequireLabels();
        if (options.Task == TaskOption.Unlabelled)
        {
            return Planned(OutputKind.Unlabelled, [.. candidates.Predictions.Concat(candidates.Probabilities).Concat(Score())], null) with { Labels = [] };
        }

        if (candidates.Probabilities.Count > 1)
        {
            return Planned(OutputKind.Probabilities, candidates.Probabilities, Guessed("one probability a class"));
        }

        if (candidates.Probabilities.Count == 1)
        {
            return Planned(OutputKind.Scores, candidates.Probabilities, null);
        }

        return candidates.Score is not null && ScoreCounts()
            ? Planned(OutputKind.Scores, [candidates.Score], Guessed($"'{candidates.Labels[0].Name}' has two values"))
            : OfPredictions(candidates.Predictions.Count > 0 ? candidates.Predictions : [.. Score()]);
    }

    /// <summary>The profile of a column.</summary>
    public ColumnProfile Profile(SourceColumn column) => profiles.First(p => p.Column == column);

    private Plan OfPredictions(IReadOnlyList<SourceColumn> predictions)
    {
        if (options.Task == TaskOption.Regression || predictions.Count > 1)
        {
            return Numbers(predictions, null);
        }

        ColumnProfile label = Profile(candidates.Labels[0]), prediction = Profile(predictions[0]);
        if (options.Task == TaskOption.Classification)
        {
            bool score = TaskGuess.IsTwoValued(label) && prediction.IsFractional;
            return Planned(score ? OutputKind.Scores : OutputKind.Labels, predictions, score ? $"'{predictions[0].Name}' holds numbers with decimals" : null);
        }

        (OutputKind kind, string reason) = TaskGuess.Of(label, prediction);
        return kind == OutputKind.Numbers ? Numbers(predictions, reason) : Planned(kind, predictions, reason);
    }

    private Plan Numbers(IReadOnlyList<SourceColumn> predictions, string? reason) => predictions.Count == candidates.Labels.Count
        ? Planned(OutputKind.Numbers, predictions, reason)
        : throw new InputException($"{predictions.Count} predictions ({ColumnFinder.Names(predictions)}) but {candidates.Labels.Count} labels ({ColumnFinder.Names(candidates.Labels)}); name as many of both, in the same order.");

    private Plan Planned(OutputKind kind, IReadOnlyList<SourceColumn> outputs, string? reason) => kind is OutputKind.Numbers or OutputKind.Unlabelled || candidates.Labels.Count == 1
        ? new Plan(kind, outputs, candidates.Labels, candidates.Segment, reason)
        : throw new InputException($"--label names {candidates.Labels.Count} columns ({ColumnFinder.Names(candidates.Labels)}); classes have one.");

    private void RequireLabels()
    {
        foreach (ColumnProfile label in candidates.Labels.Select(Profile))
        {
            if (label.Present == 0 || (label.IsNumeric && label.Numbers == 0))
            {
                throw new InputException($"Label column '{label.Column.Name}' of '{options.File}' has no values; without labels say --task unlabelled.");
            }
        }
    }

    /// <summary>A score that was asked for counts; one that was guessed only beside two labels, for a regression's output is often called score.</summary>
    private bool ScoreCounts() => !candidates.OutputIsGuessed
        || (options.Task != TaskOption.Regression && TaskGuess.IsTwoValued(Profile(candidates.Labels[0])));

    private string? Guessed(string reason) => candidates.OutputIsGuessed ? reason : null;

    private IEnumerable<SourceColumn> Score() => candidates.Score is null ? [] : [candidates.Score];
}
