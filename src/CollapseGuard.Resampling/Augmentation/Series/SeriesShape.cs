namespace CollapseGuard.Resampling.Augmentation;

/// <summary>How a row holds a time series: row-major steps x channels, so all channels of the first step come first.</summary>
/// <param name="Steps">Points in time, at least 1.</param>
/// <param name="Channels">Numbers at each, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
public readonly record struct SeriesShape(int Steps, int Channels = 1)
{
    /// <summary>Points in time, at least 1.</summary>
    public int Steps { get; } = Amount.Whole(1, Steps, nameof(Steps));

    /// <summary>Numbers at each point, at least 1.</summary>
    public int Channels { get; } = Amount.Whole(1, Channels, nameof(Channels));
}
