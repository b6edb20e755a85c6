namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Decides which copies a step changes, by class and by chance, and hands out the random numbers of each.</summary>
/// <param name="classes">Which classes are changed; null = all.</param>
/// <param name="probability">The chance that a copy is changed.</param>
/// <param name="stream">Random numbers of the step.</param>
internal sealed class StepGate(bool[]? classes, double probability, CounterRandom stream)
{
    /// <summary>Random numbers of the step.</summary>
    public CounterRandom Stream => stream;

    /// <summary>Whether the copy is changed; the answer is the same whenever it is asked for.</summary>
    public bool Opens(in CopyPlace place, out RowRandom random)
    {
        random = new RowRandom(stream, place.Index);
        return (classes is null || classes[place.Class]) && random.Unit() < probability;
    }
}
