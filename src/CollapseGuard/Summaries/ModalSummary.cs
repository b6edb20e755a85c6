namespace CollapseGuard.Summaries;

/// <summary>The most frequent finite value.</summary>
/// <param name="Value">The value; NaN when there is none, or when none is frequent enough to be known.</param>
/// <param name="MinimumCount">It occurs at least this often.</param>
/// <param name="MaximumCount">No value occurs more often than this; equals <paramref name="MinimumCount"/> when exact.</param>
/// <param name="Share"><paramref name="MinimumCount"/> over all finite values, in [0, 1].</param>
public readonly record struct ModalSummary(double Value, long MinimumCount, long MaximumCount, double Share)
{
    /// <summary>True when the count is exact.</summary>
    public bool IsExact => MinimumCount == MaximumCount;

    /// <summary>Stands where the modal value was not looked for, or there was nothing to count.</summary>
    public static ModalSummary NotKept { get; } = new(double.NaN, 0, 0, double.NaN);
}
