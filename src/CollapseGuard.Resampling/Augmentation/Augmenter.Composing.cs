namespace CollapseGuard.Resampling.Augmentation;

public abstract partial record Augmenter
{
    /// <summary>All steps one after another, each on what the one before it left.</summary>
    /// <param name="steps">At least one; each with <see cref="Copies"/> = 1; at most one that mixes rows.</param>
    /// <remarks>A step's <see cref="Probability"/> and <see cref="Classes"/> hold for that step alone; its <see cref="Seed"/> is used together with that of the chain.</remarks>
    /// <exception cref="ArgumentException">No step, a step of several copies, or two steps that mix rows.</exception>
    public static AugmenterChain Chain(params IReadOnlyList<Augmenter> steps) => new() { Steps = steps };

    /// <summary>One of several augmenters, drawn anew for each copy, all with the same chance.</summary>
    /// <param name="choices">At least one; each with <see cref="Copies"/> = 1.</param>
    /// <remarks>A choice's <see cref="Probability"/> and <see cref="Classes"/> hold for that choice alone; its <see cref="Seed"/> is used together with that of the whole.</remarks>
    /// <exception cref="ArgumentException">No choice, or one of several copies.</exception>
    public static AugmenterChoice OneOf(params IReadOnlyList<Augmenter> choices) => new() { Choices = choices };

    /// <summary>Parts of a whole, which is what is copied.</summary>
    private protected static Augmenter[] Parts(IReadOnlyList<Augmenter> parts, string what)
    {
        ArgumentNullException.ThrowIfNull(parts, what);
        if (parts.Count == 0)
        {
            throw new ArgumentException($"{what} is empty; it must hold at least one augmenter.", what);
        }

        for (int i = 0; i < parts.Count; i++)
        {
            if (parts[i] is null)
            {
                throw new ArgumentException($"{what}[{i}] is null; it must be an augmenter.", what);
            }

            if (parts[i].Copies != 1)
            {
                throw new ArgumentException($"{what}[{i}] ({parts[i].Name}) has Copies = {parts[i].Copies}; a part must have 1. Set Copies of the whole.", what);
            }
        }

        return [.. parts];
    }
}
