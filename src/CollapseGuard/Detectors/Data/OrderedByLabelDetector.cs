using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees rows ordered by their label: batches then hold one class, and a split by position leaves classes out.</summary>
/// <remarks>
/// Statistic for classes: stretches of equal labels over those expected in a shuffled order, in (0, 2], with the runs test for k classes. For numbers:
/// steps against the main direction over all steps that change, in [0, .5]. Alternating labels are no subject of it.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class OrderedByLabelDetector(OrderedByLabelOptions? options = null) : IDetector
{
    private readonly OrderedByLabelOptions options = options ?? OrderedByLabelOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3019", "OrderedByLabel", "Rows ordered by their label.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Data?.Order is not { } order ? Answer.NotHere("No labels in an order of rows were given.")
            : order.Rows < options.MinimumRows ? Answer.Undecided($"{order.Rows:N0} labelled rows; at least {options.MinimumRows} are needed to tell an order from chance.")
            : order.ClassCounts.Count > 0 ? OfClasses(order)
            : OfNumbers(order);
    }

    private Verdict OfClasses(LabelOrderSummary order)
    {
        int classes = order.ClassCounts.Count(c => c > 0);
        RunsTest test = RunsTest.Of(order.Runs, order.ClassCounts);
        double share = test.Runs / test.Expected;
        bool isShown = classes > 1 && test.FewerPValue() <= options.SignificanceLevel;
        bool isSorted = isShown && share < options.MaximumSortedShare && test.Runs <= options.RunsPerClass * classes;
        return classes < 2 ? Answer.Undecided($"{classes} class(es) in {order.Rows:N0} rows; an order needs two.")
            : isSorted ? Report(Severity.Warning, options.MaximumSortedShare, $"the rows are sorted by label", $"Every batch in this order holds one class, and a split by position leaves classes out: shuffle once with a fixed seed before splitting and training.")
            : isShown && share < options.MinimumShare ? Report(Severity.Note, options.MinimumShare, $"labels come in long blocks, as in a series", $"Shuffle before training; if rows are serial, hold out the last stretch instead of random rows, which have their neighbours in training.")
            : Answer.Clear;

        Verdict Report(Severity severity, double limit, FormattableString what, FormattableString next) => Found(
            severity,
            $"{test.Runs:N0} stretches of equal labels where a shuffled order has {test.Expected:N0}: {what} (n = {order.Rows:N0}, {classes:N0} classes). {next}",
            new Evidence("runs/expected runs", share, Expectation.AtLeast, limit, order.Rows));
    }

    private Verdict OfNumbers(LabelOrderSummary order)
    {
        long steps = order.Ascents + order.Descents;
        double against = (double)Math.Min(order.Ascents, order.Descents) / steps;
        return steps < options.MinimumRows ? Answer.Undecided($"The label changes {steps:N0} times; at least {options.MinimumRows} steps are needed.")
            : against >= options.MinimumStepsAgainst ? Answer.Clear
            : Found(
                Severity.Warning,
                $"Of {steps:N0} steps from row to row {Math.Max(order.Ascents, order.Descents):N0} go the same way: the rows are sorted by label (n = {order.Rows:N0}). A split by position holds out values never trained on: shuffle once with a fixed seed before splitting and training.",
                new Evidence("steps against the order", against, Expectation.AtLeast, options.MinimumStepsAgainst, steps));
    }

    private static Verdict Found(Severity severity, FormattableString message, Evidence evidence) =>
        new[] { new Suspect("row order", severity, evidence) }.Report(Info, message);
}
