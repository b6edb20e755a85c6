namespace CollapseGuard.Detectors;

/// <summary>The one list of all detectors, by id. Adding a detector: its file, a line here, its test, its docs page.</summary>
public static class DetectorCatalog
{
    /// <summary>Every detector with its default limits, ordered by id.</summary>
    public static IReadOnlyList<IDetector> Default { get; } =
    [
    ];
}
