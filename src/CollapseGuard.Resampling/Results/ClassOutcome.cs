namespace CollapseGuard.Resampling;

/// <summary>The rows of one class before and after.</summary>
/// <param name="Name">The class.</param>
/// <param name="Before">Its rows in the input.</param>
/// <param name="Asked">The rows that the strategy asks for; null when the sampler cleans this class and the data decide.</param>
/// <param name="After">Its rows in the result.</param>
public sealed record ClassOutcome(string Name, int Before, int? Asked, int After);
