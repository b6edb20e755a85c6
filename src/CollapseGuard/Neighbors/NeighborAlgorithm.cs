namespace CollapseGuard.Neighbors;

/// <summary>How neighbours are searched. Every way gives the same answer.</summary>
public enum NeighborAlgorithm
{
    /// <summary>A tree from about a thousand points on, else every distance.</summary>
    Auto = 0,

    /// <summary>Every distance, in blocks.</summary>
    BruteForce = 1,

    /// <summary>Points that lie together are kept together, and leaves that are too far are skipped.</summary>
    Tree = 2,
}
