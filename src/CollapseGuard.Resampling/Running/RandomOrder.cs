namespace CollapseGuard.Resampling;

/// <summary>Rows in random order.</summary>
internal static class RandomOrder
{
    /// <summary>A shuffled copy (Fisher and Yates); its first m rows are a random choice of m.</summary>
    public static int[] Of(int[] rows, CounterRandom random)
    {
        int[] order = [.. rows];
        for (int i = 0; i < order.Length - 1; i++)
        {
            int j = i + random.Below(order.Length - i, i);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
