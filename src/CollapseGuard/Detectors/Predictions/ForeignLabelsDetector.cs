using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees predicted labels that never occur among the true ones: two encodings of one thing, or two columns that do not belong together.</summary>
/// <remarks>
/// Statistic: share of rows predicted as a class without a single true row, in [0, 1]; healthy is near 0, because a rare class that a small test set
/// misses is rarely predicted. Decisions that show skill are left alone, and so is a truth of one class that is predicted too: there CG1012 and CG3004 speak.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ForeignLabelsDetector(ForeignLabelsOptions? options = null) : IDetector
{
    private readonly ForeignLabelsOptions options = options ?? ForeignLabelsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1019", "ForeignLabels", "Predicted labels that do not occur among the true ones.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Labels is not { } labels)
        {
            return Answer.NotHere("No predicted labels were given.");
        }

        ConfusionMatrix confusion = labels.Confusion;
        if (labels.Count < options.MinimumRows)
        {
            return Answer.Undecided($"{labels.Count:N0} rows; at least {options.MinimumRows} are needed.");
        }

        int[] foreign = [.. Enumerable.Range(0, confusion.ClassCount).Where(c => confusion.PredictedCounts[c] > 0 && confusion.ActualCounts[c] == 0)];
        long rows = foreign.Sum(c => confusion.PredictedCounts[c]);
        LabelAgreement decisions = LabelAgreement.Of(confusion);
        bool isOneClass = decisions.PresentClasses == 1 && rows < labels.Count;
        return rows < labels.Count * options.MinimumShare || isOneClass || options.Decisions.ShowsSkill(decisions) ? Answer.Clear : Report(labels, foreign, rows);
    }

    private Verdict Report(LabelSummary labels, int[] foreign, long rows)
    {
        double share = (double)rows / labels.Count;
        IEnumerable<int> actual = Enumerable.Range(0, labels.Classes.Count).Where(c => labels.Confusion.ActualCounts[c] > 0);
        return Answer.Found(
            Info, Answer.Everything, Outcome.NoSkill,
            $"{share:P1} of the rows are predicted as {Names(labels, foreign)}, which no true label is: those are {Names(labels, actual)} (n = {labels.Count:N0}). No such answer can be right. Bring both columns to one encoding (spelling, case, first code 0 or 1), and check that they are the two columns you mean.",
            new Evidence("share of rows predicted as a label that is never true", share, Expectation.AtMost, Math.BitDecrement(options.MinimumShare), labels.Count));
    }

    private static string Names(LabelSummary labels, IEnumerable<int> classes) => Answer.Names([.. classes.Select(c => $"'{labels.Classes[c]}'")]);
}

/// <summary>Limits of <see cref="ForeignLabelsDetector"/>. Immutable.</summary>
public sealed record ForeignLabelsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ForeignLabelsOptions Default { get; } = new();

    /// <summary>Share of rows with such a label from which on it is a fault, in [.01, 1]; .5 by default. Source: at most half of the answers of such a model can be right, whatever it has learnt.</summary>
    public double MinimumShare { get; init => field = Limit.In(value, .01, 1); } = .5;

    /// <summary>Rows below which nothing is said, at least 2; 20 by default, as for CG1012.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;

    /// <summary>When decisions show skill.</summary>
    public DominantClassOptions Decisions { get; init; } = DominantClassOptions.Default;
}
