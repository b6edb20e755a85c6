namespace CollapseGuard.Summaries;

/// <summary>Decisions beside true labels, as a confusion matrix.</summary>
public sealed record LabelSummary
{
    /// <summary>Name of each class, in the order of the codes.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Counts, k x k: row = actual class, column = predicted class.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>Rows judged.</summary>
    public long Count => Confusion.Total;

    /// <summary>Entropy of the predicted classes, in nats, in [0, ln k]; 0 when one class is always predicted, NaN without rows.</summary>
    public double PredictedEntropy => Statistics.Entropy.OfCounts(Confusion.PredictedCounts);

    /// <summary>Entropy of the actual classes, in nats, in [0, ln k]; NaN without rows.</summary>
    public double ActualEntropy => Statistics.Entropy.OfCounts(Confusion.ActualCounts);
}
