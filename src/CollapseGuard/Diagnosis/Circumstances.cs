using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <summary>The circumstances that lines of <see cref="CauseTable"/> ask for.</summary>
internal static partial class Circumstances
{
    public static Circumstance AllOnes { get; } = new("every output is exactly 1", s => IsEvery(s, 1));

    public static Circumstance AllZeros { get; } = new("every output is exactly 0", s => IsEvery(s, 0));

    public static Circumstance AllZerosForPositive { get; } = new(
        "every output is exactly 0 and the targets' mean is positive",
        s => IsEvery(s, 0) && s.Regression.Any(r => r.Pair.Actual.Mean > 0));

    public static Circumstance ExactlyConstant { get; } = new(
        "outputs are equal to the last bit",
        s => OutputsOf(s).Any() && OutputsOf(s).All(m => m.Minimum == m.Maximum));

    public static Circumstance Jitters { get; } = new("outputs still differ a little", s => OutputsOf(s).Any(m => m.Minimum < m.Maximum));

    public static Circumstance AtEndOfUnitRange { get; } = new(
        "outputs sit at the end of [-1, 1] and the targets reach beyond",
        s => s.Regression.Any(r => SitsAtEndOfUnitRange(r.Pair)));

    public static Circumstance BetweenZeroAndTarget { get; } = new(
        "outputs stopped on the way from 0 to the targets' mean",
        s => s.Regression.Any(r => r.Pair.Predicted.Mean / r.Pair.Actual.Mean is > -.05 and < .95));

    public static Circumstance SignalNeedsCurves { get; } = new(
        "a model was judged, and the signal is not linear",
        s => !s.IsDataOnly && s.Signal is { IsDecided: true, LinearPValue: > .05 });

    public static Circumstance FewRows { get; } = new(
        "fewer than 10 rows for each input column",
        s => s.Signal is { Columns: > 0 } signal && signal.Rows < 10L * signal.Columns);

    public static Circumstance EveryColumnConstant { get; } = new(
        "no input column varies",
        s => s.Response is { Columns.Count: > 0 } response && response.Columns.All(c => c.IsConstant));

    public static Circumstance NoColumnVaries { get; } = new(
        "no column of the table varies",
        s => s.Data is { Columns.Count: > 0 } data && data.Columns.All(c => c.PresentCount == 0 || c.IsConstant));

    public static Circumstance PlainMissingCodes { get; } = new(
        "a code can hardly be a measurement",
        s => s.Data is { } data && data.Columns.Any(c => MissingCode.In(c, DisguisedMissingOptions.Default).Any(code => code.IsPlain)));

    public static Circumstance AnswersDiffer { get; } = new(
        "the same rows get different answers when asked twice",
        s => s.Response is { IsStochastic: true });

    public static Circumstance ModelJudged { get; } = new("a model was judged", s => !s.IsDataOnly);

    private static bool IsEvery(Snapshot snapshot, double value) =>
        OutputsOf(snapshot).Any() && OutputsOf(snapshot).All(m => m.Minimum == value && m.Maximum == value);

    private static IEnumerable<MomentSummary> OutputsOf(Snapshot snapshot)
    {
        IEnumerable<ValueSummary> values = snapshot.Regression.Select(r => r.Predicted);
        if (snapshot.Scores is { } scores)
        {
            values = values.Append(scores.Scores);
        }

        values = values.Concat(snapshot.Probabilities?.Classes.Select(c => c.Scores) ?? []);
        values = values.Concat(snapshot.Outputs?.Outputs ?? []);
        return values.Select(v => v.Moments).Where(m => m.Count > 0);
    }

    private static bool SitsAtEndOfUnitRange(PairedSummary pair) =>
        pair.Predicted.Minimum >= -1 && pair.Predicted.Maximum <= 1
        && Math.Abs(pair.Predicted.Mean) >= .9
        && (pair.Actual.Maximum > 1.01 || pair.Actual.Minimum < -1.01);
}
