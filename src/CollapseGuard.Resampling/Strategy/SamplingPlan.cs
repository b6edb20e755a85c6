namespace CollapseGuard.Resampling;

/// <summary>A strategy applied to the counts of the classes: which classes are resampled, and to how many rows.</summary>
/// <param name="asked">Final count of each class; the present count where the class is not targeted or the sampler cleans.</param>
/// <param name="targeted">Whether the sampler may touch the class.</param>
internal sealed class SamplingPlan(int[] asked, bool[] targeted)
{
    public int Asked(int @class) => asked[@class];

    public bool IsTargeted(int @class) => targeted[@class];
}
