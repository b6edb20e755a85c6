using CollapseGuard.Detectors;

namespace CollapseGuard.Cases.Injection;

/// <summary>A detector that keeps what it was shown and says nothing: how a run's snapshot is had, to be ranked by several tables.</summary>
internal sealed class SnapshotCatcher : IDetector
{
    public DetectorDescriptor Descriptor { get; } = new("CG9999", "SnapshotCatcher", "Keeps the snapshot.", Severity.Note);

    /// <summary>The last snapshot; null before the first.</summary>
    public Snapshot? Caught { get; private set; }

    public Verdict Evaluate(Snapshot snapshot)
    {
        Caught = snapshot;
        return Answers.Silent;
    }

    private static class Answers
    {
        public static readonly Verdict Silent = new Verdict.NotEvaluated("It judges nothing.", Applies: false);
    }
}
