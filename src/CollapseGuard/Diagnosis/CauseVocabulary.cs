namespace CollapseGuard;

/// <summary>Questions about <see cref="CauseId"/> that any reader of a report may ask.</summary>
public static class CauseVocabulary
{
    /// <summary>Every cause, in the order of the vocabulary.</summary>
    public static IReadOnlyList<CauseId> All { get; } = Enum.GetValues<CauseId>();

    /// <summary>True for a mechanism: it explains how outputs died, never why, and is ranked apart from causes.</summary>
    /// <param name="cause">The cause asked about.</param>
    public static bool IsMechanism(CauseId cause) => cause
        is CauseId.DeadUnits or CauseId.SaturatedUnits or CauseId.VanishingGradient or CauseId.ExplodingGradient;
}
