namespace CollapseGuard;

/// <summary>One check: compares statistics of a snapshot with limits. Stateless, immutable, free to share between threads.</summary>
public interface IDetector
{
    /// <summary>Id, name and default severity.</summary>
    DetectorDescriptor Descriptor { get; }

    /// <summary>Judges the snapshot; a pure function.</summary>
    /// <param name="snapshot">All that is known; any part may be absent.</param>
    /// <returns><see cref="Verdict.Clear"/>, <see cref="Verdict.Found"/>, or <see cref="Verdict.NotEvaluated"/> when a part it needs is absent or too small.</returns>
    Verdict Evaluate(Snapshot snapshot);
}
