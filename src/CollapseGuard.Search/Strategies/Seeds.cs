namespace CollapseGuard.Search;

/// <summary>Independent streams of random numbers from one seed, so that a proposal needs no memory of earlier draws.</summary>
internal static class Seeds
{
    public const int Draw = 0, Start = 1, Order = 2, Fit = 3, Acquisition = 4, FeasibilityFit = 5;

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014) over seed, trial and purpose.</summary>
    public static Random Random(int seed, int number, int purpose)
    {
        ulong state = Mix(Mix(Mix((ulong)(uint)seed) + (uint)number) + (uint)purpose);
        return new Random((int)(state >> 33));
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
