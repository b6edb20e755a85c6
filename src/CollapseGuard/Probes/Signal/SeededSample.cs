namespace CollapseGuard.Probes.Signal;

/// <summary>Random choices that depend on nothing but a seed.</summary>
internal static class SeededSample
{
    /// <summary>At most <paramref name="most"/> of the numbers 0..count-1, ascending.</summary>
    public static int[] Choose(int count, int most, int seed)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        if (count <= most)
        {
            return all;
        }

        new Random(seed).Shuffle(all);
        Array.Resize(ref all, most);
        Array.Sort(all);
        return all;
    }

    /// <summary>A random order of 0..count-1.</summary>
    public static int[] Order(int count, Random random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }
}
