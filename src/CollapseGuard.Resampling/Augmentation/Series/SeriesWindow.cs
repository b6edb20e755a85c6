namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Whole steps of a window.</summary>
internal static class SeriesWindow
{
    /// <summary>The share of the steps, rounded up; at least 2, which is the shortest with a course, and at most all.</summary>
    public static int Length(int steps, double share) => Math.Min(steps, Math.Max(2, (int)Math.Ceiling(share * steps)));
}
