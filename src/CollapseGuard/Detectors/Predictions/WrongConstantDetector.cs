using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a constant that is not even the best one; informs about the cause.</summary>
/// <remarks>
/// Only for practically constant outputs. Statistic: |B| = |mean predicted - mean actual|/sd(actual), required to be significant and above a limit;
/// for constant decisions, the dominant class against the majority class. Scores that rank are not asked about. Training pulls a constant to the mean within its first steps, so a wrong one points
/// to targets out of reach (scale, output range, too few steps), the right one to missing signal or a dead body. Its Clear therefore means "constant,
/// and the best one"; where nothing is constant it does not apply.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class WrongConstantDetector(WrongConstantOptions? options = null) : IDetector
{
    private readonly WrongConstantOptions options = options ?? WrongConstantOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1003", "WrongConstant", "A collapsed model that sits away from the best constant.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        // Scores that rank, and decisions with skill, are alive: one probability near 0 of a rare class is no constant answer.
        bool isAlive = ScoreVitality.Of(snapshot, options.Score) is { } scores && (scores.Ranks || options.Score.Decisions.ShowsSkill(scores.Decisions));
        (string Name, PairedSummary Pair, string Best)[] constants =
        [
            .. snapshot.Regression.Where(o => OutputVitality.IsConstant(o.Pair, options.Output)).Select(o => (o.Name, o.Pair, "mean target")),
            .. (isAlive ? [] : Probabilities(snapshot)).Where(IsConstant).Select(s => (s.Name, BrierPair.Of(s), "prevalence")),
        ];
        (string Name, PairedSummary Pair, string Best)[] away = [.. constants.Where(c => IsAway(c.Pair))];
        if (away.Length > 0)
        {
            (string name, PairedSummary pair, string best) = away.MaxBy(c => Math.Abs(c.Pair.StandardizedBias));
            return Report(name, pair, best);
        }

        Verdict decided = isAlive || snapshot.Decisions is not { } decisions ? NotConstant : Classes(decisions);
        return decided is Verdict.NotEvaluated && constants.Length > 0 ? Answer.Clear : decided;
    }

    private static Verdict NotConstant => Answer.NotHere("Nothing here is practically constant, or there are no targets.");

    private static IReadOnlyList<ScoreSummary> Probabilities(Snapshot snapshot) =>
        snapshot.Scores is { AreProbabilities: true } binary ? [binary] : snapshot.Probabilities?.Classes ?? [];

    private bool IsConstant(ScoreSummary score) => ScoreSpread.Of(score) <= options.Score.MaximumSpread;

    private bool IsAway(PairedSummary pair) => pair.Count >= options.Output.MinimumRows && Math.Abs(pair.StandardizedBias) > Math.Max(
        options.MaximumBias, Answer.Quantile(options.SignificanceLevel) * Math.Sqrt((1 + (pair.SpreadRatio * pair.SpreadRatio)) / pair.Count));

    private Verdict Report(string name, PairedSummary pair, string best) => Answer.Found(
        Info, name, null,
        $"'{name}' answers about {pair.Predicted.Mean:G4} throughout, while the {best} is {pair.Actual.Mean:G4}: {Math.Abs(pair.StandardizedBias):F1} standard deviations away (n = {pair.Count:N0}). Even the best constant was not learnt. Check that the output can reach the targets: their scale, the output activation, the number of steps.",
        new Evidence("|mean(predicted) - mean(actual)|/sd(actual)", Math.Abs(pair.StandardizedBias), Expectation.AtMost, options.MaximumBias, pair.Count));

    private Verdict Classes(LabelSummary labels)
    {
        LabelAgreement decisions = LabelAgreement.Of(labels.Confusion);
        if (!options.Score.Decisions.IsConstant(decisions))
        {
            return NotConstant;
        }

        if (decisions.ModalClass == decisions.MajorityClass)
        {
            return Answer.Clear;
        }

        long modal = labels.Confusion.ActualCounts[decisions.ModalClass];
        long majority = labels.Confusion.ActualCounts[decisions.MajorityClass];
        double z = (majority - modal) / Math.Sqrt(majority + modal);
        double limit = Answer.Quantile(options.SignificanceLevel);
        return z <= limit ? Answer.Clear : Answer.Found(
            Info, labels.Classes[decisions.ModalClass], null,
            $"The class answered throughout, '{labels.Classes[decisions.ModalClass]}', has {modal:N0} rows; '{labels.Classes[decisions.MajorityClass]}' has {majority:N0} (n = {labels.Count:N0}). Even the majority class was not learnt. Check the label codes, the order of the classes and the sign of the loss.",
            new Evidence("z of majority rows over dominant-class rows", z, Expectation.AtMost, limit, labels.Count));
    }
}
