namespace CollapseGuard.Torch.Remedies;

/// <summary>Which rates a range test tries. Immutable; change with <c>with</c>.</summary>
public sealed record LearningRateRangeOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static LearningRateRangeOptions Default { get; } = new();

    /// <summary>The first rate, positive.</summary>
    public double Lowest
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Lowest), value, $"'Lowest' is {value}; it must be positive.");
    } = 1e-6;

    /// <summary>The last rate, above <see cref="Lowest"/>.</summary>
    public double Highest
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Highest), value, $"'Highest' is {value}; it must be positive.");
    } = 10;

    /// <summary>Rates tried, in equal factors, at least 10.</summary>
    public int Steps
    {
        get;
        init => field = value >= 10 ? value : throw new ArgumentOutOfRangeException(nameof(Steps), value, $"'Steps' is {value}; it must be at least 10.");
    } = 100;

    /// <summary>Weight of the past in the running mean of the loss, in [0, 1).</summary>
    public double Smoothing
    {
        get;
        init => field = value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Smoothing), value, $"'Smoothing' is {value}; it must be in [0, 1).");
    } = 0.9;

    /// <summary>The test ends when the smoothed loss has risen by this many times the first loss.</summary>
    public double StopFactor
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(StopFactor), value, $"'StopFactor' is {value}; it must be positive.");
    } = 3;

    /// <summary>The rate of a step.</summary>
    internal double RateAt(int step) => Lowest * Math.Pow(Highest / Lowest, step / (double)(Steps - 1));
}
