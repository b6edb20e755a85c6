namespace CollapseGuard.Tests.Detectors;

/// <summary>What a test expects of a detector.</summary>
internal static class Verdicts
{
    public static Finding Finds(this IDetector detector, Snapshot snapshot) =>
        Assert.IsType<Verdict.Found>(detector.Evaluate(snapshot)).Finding;

    public static void IsSilentOn(this IDetector detector, Snapshot snapshot) =>
        Assert.IsType<Verdict.Clear>(detector.Evaluate(snapshot));

    public static string CannotJudge(this IDetector detector, Snapshot snapshot)
    {
        var verdict = Assert.IsType<Verdict.NotEvaluated>(detector.Evaluate(snapshot));
        Assert.True(verdict.Applies);
        return verdict.Reason;
    }

    public static void DoesNotApplyTo(this IDetector detector, Snapshot snapshot) =>
        Assert.False(Assert.IsType<Verdict.NotEvaluated>(detector.Evaluate(snapshot)).Applies);
}
