namespace CollapseGuard.Neighbors;

/// <summary>A neighbour of a query. Ordered by distance, equal distances by index.</summary>
/// <param name="Index">Row of the point.</param>
/// <param name="Distance">Euclidean distance, computed in double.</param>
public readonly record struct Neighbor(int Index, double Distance) : IComparable<Neighbor>
{
    /// <summary>Compares by distance, then by index.</summary>
    /// <param name="other">The neighbour to compare with.</param>
    public int CompareTo(Neighbor other)
    {
        int byDistance = Distance.CompareTo(other.Distance);
        return byDistance != 0 ? byDistance : Index.CompareTo(other.Index);
    }

    /// <summary>Nearer, or as near with a smaller index.</summary>
    /// <param name="left">One neighbour.</param>
    /// <param name="right">Another.</param>
    public static bool operator <(Neighbor left, Neighbor right) => left.CompareTo(right) < 0;

    /// <summary>Farther, or as far with a greater index.</summary>
    /// <param name="left">One neighbour.</param>
    /// <param name="right">Another.</param>
    public static bool operator >(Neighbor left, Neighbor right) => left.CompareTo(right) > 0;

    /// <summary>Not farther.</summary>
    /// <param name="left">One neighbour.</param>
    /// <param name="right">Another.</param>
    public static bool operator <=(Neighbor left, Neighbor right) => left.CompareTo(right) <= 0;

    /// <summary>Not nearer.</summary>
    /// <param name="left">One neighbour.</param>
    /// <param name="right">Another.</param>
    public static bool operator >=(Neighbor left, Neighbor right) => left.CompareTo(right) >= 0;
}
