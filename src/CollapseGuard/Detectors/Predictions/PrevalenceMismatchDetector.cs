using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees probabilities whose mean lies far from the share of positives; informs about the cause.</summary>
/// <remarks>
/// Statistic: |mean probability - prevalence|/sqrt(pi(1 - pi)), in [0, ∞), required to be significant by the paired z-test (<see cref="BrierPair.BiasZ"/>).
/// Oversampling, class weights and another prevalence in training all move the mean; ranking is not touched by it.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class PrevalenceMismatchDetector(PrevalenceMismatchOptions? options = null) : IDetector
{
    private readonly PrevalenceMismatchOptions options = options ?? PrevalenceMismatchOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1011", "PrevalenceMismatch", "Mean probability far from the share of positives.", Severity.Warning);

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

        ScoreSummary[] judged = [.. columns.Where(c => Math.Min(c.Positives, c.Negatives) >= options.MinimumRarest)];
        if (judged.Length == 0)
        {
            return Answer.Undecided($"{columns[0].Count:N0} rows; at least {options.MinimumRarest} of each class are needed.");
        }

        double limit = Answer.Quantile(options.SignificanceLevel / judged.Length);
        ScoreSummary[] found = [.. judged.Where(c => IsFar(BrierPair.Of(c), limit))];
        return found.Length == 0 ? Answer.Clear : Report(found.MaxBy(c => Math.Abs(BrierPair.Of(c).StandardizedBias))!);
    }

    private bool IsFar(PairedSummary pair, double limit) =>
        Math.Abs(pair.StandardizedBias) > options.MaximumDistance && Math.Abs(BrierPair.BiasZ(pair)) > limit;

    private Verdict Report(ScoreSummary worst)
    {
        PairedSummary pair = BrierPair.Of(worst);
        double distance = Math.Abs(pair.StandardizedBias);
        return Answer.Found(
            Info, worst.Name, null,
            $"The mean probability of '{worst.Name}' is {pair.Predicted.Mean:G3}, but its share is {pair.Actual.Mean:G3} (n = {pair.Count:N0}). The ranking may be fine, the probabilities and any fixed threshold are not. Recalibrate or move the threshold; look for resampling, class weights or another prevalence in training.",
            new Evidence("|mean probability - prevalence|/sqrt(pi(1 - pi))", distance, Expectation.AtMost, options.MaximumDistance, pair.Count));
    }
}

/// <summary>Limits of <see cref="PrevalenceMismatchDetector"/>. Immutable.</summary>
public sealed record PrevalenceMismatchOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static PrevalenceMismatchOptions Default { get; } = new();

    /// <summary>Distance that does no harm, in [0, 1e3]; .2 by default. Source: a bias of .2 costs .04 of the best constant's Brier score, twice what CG1001 calls practical.</summary>
    public double MaximumDistance { get; init => field = Limit.In(value, 0, 1e3); } = .2;

    /// <summary>One-sided level at which it must be significant, in [1e-9, .5]; .0005 by default, divided by the number of classes.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .0005;

    /// <summary>Rows of the rarer class below which nothing is said, at least 2; 10 by default.</summary>
    public long MinimumRarest { get; init => field = Limit.Rows(value, 2); } = 10;
}
