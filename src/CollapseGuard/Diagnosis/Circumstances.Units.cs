using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <content>In which units the outputs rank, and how many of them are numbers at all.</content>
internal static partial class Circumstances
{
    /// <summary>Correlation that must be shown before a ranking speaks against memorised noise.</summary>
    private const double ShownCorrelation = .3;

    /// <summary>Standard errors of that bound: one-sided 1 %.</summary>
    private const double StandardErrors = 2.326;

    public static Circumstance Ranks { get; } = new("a correlation above 0.3 is shown", s => s.Regression.Any(r => IsRanking(r.Pair)));

    public static Circumstance DoesNotRank { get; } = new("no correlation above 0.3 is shown", s => !s.Regression.Any(r => IsRanking(r.Pair)));

    public static Circumstance StandardizedOutputs { get; } = new(
        "outputs rank at mean 0 and standard deviation 1, far from the targets",
        s => s.Regression.Any(r => IsStandardized(r.Pair)));

    public static Circumstance KeepsTargetUnits { get; } = new(
        "outputs do not look standardized",
        s => !s.Regression.Any(r => IsStandardized(r.Pair)));

    public static Circumstance SomeRowsNonFinite { get; } = new("less than half of the outputs are not finite", s => NonFiniteShare(s) is > 0 and < .5);

    public static Circumstance MostRowsNonFinite { get; } = new("not only a part of the outputs is not finite", s => NonFiniteShare(s) is not (> 0 and < .5));

    private static bool IsRanking(PairedSummary pair) =>
        FisherTransform.Bound(pair.Correlation, pair.Count, -StandardErrors) > ShownCorrelation;

    private static bool IsStandardized(PairedSummary pair) =>
        IsRanking(pair)
        && Math.Abs(pair.Predicted.Mean) <= .25 && pair.Predicted.StandardDeviation is >= .5 and <= 1.5
        && (Math.Abs(pair.Actual.Mean) > 1 || pair.Actual.StandardDeviation is < 1.0 / 3 or > 3);

    private static double NonFiniteShare(Snapshot snapshot)
    {
        IEnumerable<(long Bad, long All)> streams = snapshot.Regression.Select(r => r.Predicted)
            .Concat(snapshot.Scores is { } scores ? [scores.Scores] : [])
            .Select(v => (v.NaNCount + v.InfinityCount, v.Count))
            .Concat(snapshot.Probabilities is { } matrix ? [(matrix.NonFiniteRows, matrix.Count)] : [])
            .Concat(snapshot.Outputs is { } outputs ? [(outputs.NonFiniteRows, outputs.Count)] : []);
        return streams.Where(s => s.All > 0).Select(s => (double)s.Bad / s.All).DefaultIfEmpty(0).Max();
    }
}
