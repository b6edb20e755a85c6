namespace CollapseGuard.Neighbors;

/// <summary>The k smallest neighbours seen, as a max-heap; distances are squared until <see cref="CopySorted"/>.</summary>
internal sealed class NeighborHeap(int k)
{
    private readonly Neighbor[] items = new Neighbor[k];
    private int count;

    /// <summary>The greatest squared distance that can still enter; infinity until k were seen.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    public void Clear()
    {
        count = 0;
        Bound = double.PositiveInfinity;
    }

    public void Offer(Neighbor candidate)
    {
        if (count < items.Length)
        {
            SiftUp(count++, candidate);
        }
        else if (candidate < items[0])
        {
            SiftDown(candidate);
        }

        Bound = count == items.Length ? items[0].Distance : double.PositiveInfinity;
    }

    public void CopySorted(Span<Neighbor> target)
    {
        items.CopyTo(target);
        target.Sort();
        foreach (ref Neighbor neighbor in target)
        {
            neighbor = neighbor with { Distance = Math.Sqrt(neighbor.Distance) };
        }
    }

    private void SiftUp(int place, Neighbor item)
    {
        while (place > 0)
        {
            int parent = (place - 1) / 2;
            if (items[parent] >= item)
            {
                break;
            }

            items[place] = items[parent];
            place = parent;
        }

        items[place] = item;
    }

    private void SiftDown(Neighbor item)
    {
        int place = 0;
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= count)
            {
                break;
            }

            if (child + 1 < count && items[child + 1] > items[child])
            {
                child++;
            }

            if (items[child] <= item)
            {
                break;
            }

            items[place] = items[child];
            place = child;
        }

        items[place] = item;
    }
}
