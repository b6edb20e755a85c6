using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees classes that occur and are never answered, while the other decisions have skill.</summary>
/// <remarks>
/// Statistic: predictions of a class, healthy is at least 1. A class counts only when it has rows enough: with a recall of .2 all k rows are
/// missed with probability .8^k, so k ≥ ln(level/K)/ln(.8) (31 rows for two classes, 39 for ten). Binary decisions are left to CG1007.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class NeverPredictedClassDetector(NeverPredictedClassOptions? options = null) : IDetector
{
    private readonly NeverPredictedClassOptions options = options ?? NeverPredictedClassOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1006", "NeverPredictedClass", "A class that occurs and is never answered.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if ((snapshot.Labels ?? snapshot.Probabilities?.Decisions) is not { } labels)
        {
            return Answer.NotHere("No decisions between classes were given.");
        }

        LabelAgreement decisions = LabelAgreement.Of(labels.Confusion);
        if (!options.Decisions.ShowsSkill(decisions))
        {
            return Answer.Undecided($"The decisions show no skill in {labels.Count:N0} rows, so that a missing class says nothing more.");
        }

        int needed = RowsNeeded(decisions.PresentClasses);
        int[] missing = [.. Enumerable.Range(0, labels.Confusion.ClassCount).Where(c => labels.Confusion.PredictedCounts[c] == 0 && labels.Confusion.ActualCounts[c] > 0)];
        int[] dead = [.. missing.Where(c => labels.Confusion.ActualCounts[c] >= needed)];
        if (dead.Length == 0)
        {
            return missing.Length == 0 ? Answer.Clear : Answer.Undecided(
                $"{Answer.Names([.. missing.Select(c => $"'{labels.Classes[c]}'")])} is never predicted, but occurs in fewer than {needed} of {labels.Count:N0} rows.");
        }

        string names = Answer.Names([.. dead.Select(c => $"'{labels.Classes[c]}'")]);
        long rows = labels.Confusion.ActualCounts[dead[0]];
        return Answer.Found(
            Info, labels.Classes[dead[0]], Outcome.PartialCollapse,
            $"{names} never comes out in {labels.Count:N0} predictions (n = {labels.Count:N0}), though {rows:N0} rows are of '{labels.Classes[dead[0]]}'. The model has given the class up. Check its share in the training data, the label codes and the number of output units; weight or resample it.",
            new Evidence($"predictions of '{labels.Classes[dead[0]]}'", 0, Expectation.AtLeast, 1, rows));
    }

    private int RowsNeeded(int classes) =>
        (int)Math.Ceiling(Math.Log(options.MissLevel / Math.Max(1, classes)) / Math.Log(1 - options.LeastRecall));
}

/// <summary>Limits of <see cref="NeverPredictedClassDetector"/>. Immutable.</summary>
public sealed record NeverPredictedClassOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static NeverPredictedClassOptions Default { get; } = new();

    /// <summary>Recall that a class of a healthy model has at least, in [.01, .99]; .2 by default.</summary>
    public double LeastRecall { get; init => field = Limit.In(value, .01, .99); } = .2;

    /// <summary>Chance of missing all rows of some healthy class, in [1e-9, .5]; .002 by default. Source: simulation, docs/results/false-alarms.md.</summary>
    public double MissLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .002;

    /// <summary>When decisions show skill.</summary>
    public DominantClassOptions Decisions { get; init; } = DominantClassOptions.Default;
}
