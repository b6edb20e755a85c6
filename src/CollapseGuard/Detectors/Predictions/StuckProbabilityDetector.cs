using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees probabilities stuck at 0 and 1 while they are wrong, or stuck at one value; informs about the cause.</summary>
/// <remarks>
/// Statistics: share of probabilities within 1e-6 of 0 or 1, in [0, 1], beside log-loss over that of the class shares (<see cref="ConstantLoss"/>);
/// share of the modal value, in [0, 1]. A confident model that is right stays silent.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class StuckProbabilityDetector(StuckProbabilityOptions? options = null) : IDetector
{
    private readonly StuckProbabilityOptions options = options ?? StuckProbabilityOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1008", "StuckProbability", "Probabilities stuck at 0 and 1 while wrong, or at one value.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ScoreSummary[] columns = [.. snapshot.Scores is { AreProbabilities: true } binary ? [binary] : snapshot.Probabilities?.Classes ?? []];
        if (columns.Length == 0)
        {
            return Answer.NotHere("No probabilities were given.");
        }

        long rows = columns[0].Count;
        if (rows < options.MinimumRows)
        {
            return Answer.Undecided($"{rows:N0} rows; at least {options.MinimumRows} are needed.");
        }

        double modal = columns.Min(c => c.Scores.Modal.Share);
        if (modal >= options.MaximumModalShare)
        {
            return Answer.Found(
                Info, columns[0].Name, null,
                $"{columns[0].Name} is exactly {columns[0].Scores.Modal.Value:G4} in {modal:P1} of {rows:N0} rows (n = {rows:N0}). A sigmoid or softmax over inputs that differ does not repeat itself: look for softmax over a single unit, dead units before the output, or a saturated output.",
                new Evidence("share of the modal probability", modal, Expectation.AtMost, options.MaximumModalShare, rows));
        }

        double extreme = columns.Average(c => (double)c.ExtremeCount / c.Count);
        double loss = snapshot.Scores?.LogLoss ?? snapshot.Probabilities!.LogLoss;
        double constant = ConstantLoss.LogLoss(snapshot.Decisions!.Confusion.ActualCounts);
        return !(extreme > options.MaximumExtremeShare && loss > constant) ? Answer.Clear : Answer.Found(
            Info, columns[0].Name, null,
            $"{extreme:P1} of the probabilities are 0 or 1, yet the log-loss is {loss:G3} where the class shares alone give {constant:G3} (n = {rows:N0}). They are certain and wrong: a saturated output. Check input scale, initialization and learning rate, and that the loss gets logits where it expects them.",
            new Evidence("share of probabilities within 1e-6 of 0 or 1", extreme, Expectation.AtMost, options.MaximumExtremeShare, rows),
            new Evidence("log-loss", loss, Expectation.AtMost, constant, rows));
    }
}

/// <summary>Limits of <see cref="StuckProbabilityDetector"/>. Immutable.</summary>
public sealed record StuckProbabilityOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static StuckProbabilityOptions Default { get; } = new();

    /// <summary>Share of probabilities at an end that is still usual, in [0, 1]; .9 by default. Source: a float sigmoid reaches 1 - 1e-6 only from a logit of 13.8 on.</summary>
    public double MaximumExtremeShare { get; init => field = Limit.In(value, 0, 1); } = .9;

    /// <summary>Share of one value that is still usual, in [0, 1]; .97 by default. Source: the share of dominant decisions, docs/results/false-alarms.md.</summary>
    public double MaximumModalShare { get; init => field = Limit.In(value, 0, 1); } = .97;

    /// <summary>Rows below which nothing is said, at least 5; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 5); } = 20;
}
