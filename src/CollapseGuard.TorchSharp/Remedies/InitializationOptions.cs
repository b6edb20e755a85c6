namespace CollapseGuard.Torch.Remedies;

/// <summary>How weights are drawn anew. Immutable; change with <c>with</c>.</summary>
public sealed record InitializationOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static InitializationOptions Default { get; } = new();

    /// <summary>Seed of a generator of its own, which leaves libtorch's random state alone; null draws from libtorch's.</summary>
    public int? Seed { get; init; }

    /// <summary>
    /// The activation that really follows a layer (its path, as in <c>named_modules</c>: "body.0") where the model calls it as a function, so that no
    /// module shows it: "ReLU", "LeakyReLU", "ELU", "GELU", "SiLU", "SELU", "Tanh", "Sigmoid", "none".
    /// </summary>
    public IReadOnlyDictionary<string, string> ActivationAfter { get; init; } = new Dictionary<string, string>();
}
