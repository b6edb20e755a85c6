namespace CollapseGuard.MLNet.Resampling;

/// <summary>The extras of one pass, in the order in which they are given; an extra is put off while its source row stands beside it.</summary>
internal sealed class ExtraQueue
{
    /// <summary>Extras looked at for one of another source row.</summary>
    private const int Reach = 64;

    private readonly int[] sources;
    private readonly int[] order;
    private int taken;

    /// <param name="sources">The source row of each extra, in random order.</param>
    /// <param name="rand">Puts them in another order; null = as they are.</param>
    public ExtraQueue(int[] sources, Random? rand)
    {
        this.sources = sources;
        order = [.. Enumerable.Range(0, sources.Length)];
        rand?.Shuffle(order);
    }

    /// <summary>Extras given so far.</summary>
    public int Taken => taken;

    /// <summary>Whether there are more.</summary>
    public bool Any => taken < order.Length;

    /// <summary>The next extra that comes neither of the row before nor of the row after, if one is near.</summary>
    public int Take(int before, int after)
    {
        for (int i = taken; i < Math.Min(order.Length, taken + Reach); i++)
        {
            int source = sources[order[i]];
            if (source != before && source != after)
            {
                (order[taken], order[i]) = (order[i], order[taken]);
                break;
            }
        }

        return order[taken++];
    }
}
