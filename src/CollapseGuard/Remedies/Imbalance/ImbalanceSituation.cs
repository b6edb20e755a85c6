namespace CollapseGuard.Remedies.Imbalance;

/// <summary>What is known of classes, columns and trainer. Immutable.</summary>
/// <param name="Classes">Name and training rows of each class.</param>
public sealed record ImbalanceSituation(IReadOnlyList<ClassRows> Classes)
{
    /// <summary>Numeric columns; null = not known.</summary>
    public int? NumericColumns { get; init; }

    /// <summary>Categorical columns; null = not known.</summary>
    public int? CategoricalColumns { get; init; }

    /// <summary>Cells without a value; null = not known.</summary>
    public long? MissingCells { get; init; }

    /// <summary>What is trained.</summary>
    public TrainerKind Trainer { get; init; }

    /// <summary>Whether the scores of a model at hand rank the classes; null = not known.</summary>
    public bool? ScoresRank { get; init; }

    /// <summary>Neighbours that synthetic rows are drawn from; 5 is what Chawla et al. (JAIR 16, 2002) used.</summary>
    public int Neighbors { get; init; } = 5;

    /// <summary>The situation of a snapshot: class counts from the decisions or the label column, columns from the table; null without classes.</summary>
    /// <param name="snapshot">What is known.</param>
    public static ImbalanceSituation? Of(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ClassRows[] classes = snapshot.Decisions is { } decisions
            ? [.. decisions.Classes.Select((name, code) => new ClassRows(name, decisions.Confusion.ActualCounts[code]))]
            : [.. (snapshot.Target?.Classes ?? []).Zip(snapshot.Target?.ClassCounts ?? [], (name, rows) => new ClassRows(name, rows))];
        return classes.Length == 0 ? null : new ImbalanceSituation(classes)
        {
            NumericColumns = snapshot.Data?.Columns.Count(column => column.Kind == Summaries.ColumnKind.Number),
            CategoricalColumns = snapshot.Data?.Columns.Count(column => column.Kind == Summaries.ColumnKind.Category),
            MissingCells = snapshot.Data?.Columns.Sum(column => column.MissingCount),
            Trainer = snapshot.Configuration?.Trees is not null ? TrainerKind.Trees : snapshot.Training is null ? TrainerKind.Unknown : TrainerKind.NeuralNetwork,
        };
    }
}

/// <summary>A class and its rows.</summary>
/// <param name="Name">The class.</param>
/// <param name="Rows">Its training rows.</param>
public readonly record struct ClassRows(string Name, long Rows);
