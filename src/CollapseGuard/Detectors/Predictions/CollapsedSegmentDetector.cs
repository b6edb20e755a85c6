using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees segments of rows in which the model is collapsed while it works in others.</summary>
/// <remarks>
/// Statistic: smallest p-value over segments of "not collapsed here", Holm-corrected. Regression: the equivalence test of CG1001. Decisions: the
/// test that the recall off the modal class is at least the limit of CG1005, where one class also has the share that it asks for.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class CollapsedSegmentDetector(CollapsedSegmentOptions? options = null) : IDetector
{
    private readonly CollapsedSegmentOptions options = options ?? CollapsedSegmentOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1010", "CollapsedSegment", "A segment of rows in which the model is collapsed.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Segments.Count < 2)
        {
            return Answer.NotHere("No segments were given.");
        }

        (SegmentSummary Segment, double P)[] judged = [.. snapshot.Segments.Select(s => (s, PValue(s))).Where(s => !double.IsNaN(s.Item2))];
        if (judged.Length < 2)
        {
            return Answer.Undecided($"{judged.Length} of {snapshot.Segments.Count} segments have rows enough ({options.Output.MinimumRows} with varied targets, or 30 off the modal class).");
        }

        double[] adjusted = HolmCorrection.Adjust([.. judged.Select(s => s.P)]);
        int[] dead = [.. Enumerable.Range(0, judged.Length).Where(i => adjusted[i] < options.SignificanceLevel).OrderBy(i => adjusted[i])];
        if (dead.Length == 0 || dead.Length == judged.Length)
        {
            return Answer.Clear;
        }

        string[] names = [.. dead.Select(i => $"'{judged[i].Segment.Name}'")];
        long rows = judged[dead[0]].Segment.Count;
        return Answer.Found(
            Info, judged[dead[0]].Segment.Name, Outcome.PartialCollapse,
            $"In {dead.Length} of {judged.Length} segments the model answers practically a constant: {Answer.Names(names)} (n = {rows:N0} in the first). It works in the others. Check that the inputs of these rows arrive at all (missing, default or other units) and how many of them were trained on.",
            new Evidence("p-value of 'not collapsed here', Holm-corrected", adjusted[dead[0]], Expectation.AtLeast, options.SignificanceLevel, rows));
    }

    private double PValue(SegmentSummary segment)
    {
        if (segment.Regression is { } pair)
        {
            return OutputVitality.PValue(pair, options.Output);
        }

        if (segment.Labels is not { Count: > 0 } labels)
        {
            return double.NaN;
        }

        LabelAgreement decisions = LabelAgreement.Of(labels.Confusion);
        return decisions.OffModalRows < options.MinimumOffModalRows ? double.NaN
            : decisions.ModalShare < options.Decisions.MinimumShare || options.Decisions.ShowsSkill(decisions) ? 1
            : ClopperPearson.LowerTail(decisions.OffModalHits, decisions.OffModalRows, options.Decisions.MaximumRecall);
    }
}
