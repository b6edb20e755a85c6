namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>What a report must say, with the report in the message when it does not.</summary>
internal static class Expect
{
    /// <summary>Support from which a report names a cause to its reader.</summary>
    private const double Named = .05;

    /// <summary>Healthy, no cause named, and none of these findings.</summary>
    public static void Silent(CollapseReport report, params string[] findings)
    {
        Assert.True(report.Outcome == Outcome.Healthy, report.ToText());
        Assert.True(report.Causes.All(c => c.Support < Named), report.ToText());
        NotFound(report, findings);
    }

    /// <summary>None of these findings.</summary>
    public static void NotFound(CollapseReport report, params string[] findings) =>
        Assert.True(report.Findings.All(f => !findings.Contains(f.Detector.Id)), report.ToText());

    /// <summary>Not healthy, and the first cause that is no mechanism is this one.</summary>
    public static void First(CauseId cause, CollapseReport report)
    {
        Assert.True(report.Outcome is not (Outcome.Healthy or Outcome.Inconclusive), report.ToText());
        Assert.True(report.Causes.FirstOrDefault(c => !c.IsMechanism)?.Cause == cause, report.ToText());
    }
}
