namespace CollapseGuard.Resampling.Augmentation;

/// <summary>A prepared augmenter: a function of the copy's place alone, so that any thread can make any copy.</summary>
internal abstract class AugmentationStep
{
    /// <summary>Whether the copy is changed; cheap, without making it.</summary>
    public abstract bool Changes(in CopyPlace place);

    /// <summary>Writes the changed copy, or leaves <paramref name="to"/> alone.</summary>
    /// <returns>Whether the copy is changed.</returns>
    public abstract bool Apply(in CopyPlace place, ReadOnlySpan<float> from, Span<float> to, ref RowOrigin origin);
}
