namespace CollapseGuard.Torch;

/// <summary>How a training guard watches. Immutable; change with <c>with</c>.</summary>
public sealed record GuardOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static GuardOptions Default { get; } = new();
}
