namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="NonFiniteTrainingDetector"/>. Immutable.</summary>
public sealed record NonFiniteTrainingOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static NonFiniteTrainingOptions Default { get; } = new();

    /// <summary>Steps after which a training counts as having survived, at least 1; 20 by default: a loss scaler that begins at 65,536 halves at most 16 times.</summary>
    public long StepsAfter { get; init => field = Limit.Rows(value, 1); } = 20;

    /// <summary>Share of later losses from which NaN counts as lasting, in (0, 1]; .5 by default. Source: judgement.</summary>
    public double LastingShare { get; init => field = Limit.In(value, 1e-6, 1); } = .5;
}
