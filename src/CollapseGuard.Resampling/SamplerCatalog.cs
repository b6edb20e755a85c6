namespace CollapseGuard.Resampling;

/// <summary>Every sampler, with its defaults. Change one with <c>with</c>.</summary>
public static class SamplerCatalog
{
    /// <summary>All samplers: over-sampling, under-sampling, cleaning, then both in one.</summary>
    public static IReadOnlyList<Sampler> All { get; } =
    [
        new RandomOverSampler(),
        new Smote(),
        new SmoteNC(),
        new SmoteN(),
        new BorderlineSmote(),
        new Adasyn(),
        new RandomUnderSampler(),
        new NearMiss(),
        new TomekLinks(),
        new EditedNearestNeighbours(),
        new RepeatedEditedNearestNeighbours(),
        new AllKnn(),
        new CondensedNearestNeighbour(),
        new OneSidedSelection(),
        new NeighbourhoodCleaningRule(),
        new SmoteTomek(),
        new SmoteEnn(),
    ];
}
