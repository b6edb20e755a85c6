namespace CollapseGuard.Monitoring;

/// <summary>What the pairs of rows of one batch say: pairs with different targets, and how their outputs differ.</summary>
/// <param name="Usable">Pairs whose targets differ.</param>
/// <param name="Narrow">Usable pairs whose outputs hardly differ.</param>
/// <param name="Concordant">The other usable pairs whose outputs are in the order of the targets.</param>
/// <param name="IsFinite">False when an output that was looked at is NaN or infinite; then the counts are 0.</param>
internal readonly record struct PairShares(int Usable, int Narrow, int Concordant, bool IsFinite = true)
{
    public static PairShares NonFinite { get; } = new(0, 0, 0, IsFinite: false);

    /// <summary>Pairs whose outputs differ.</summary>
    public int Wide => Usable - Narrow;

    /// <summary>Z: share of the usable pairs that is narrow; NaN without usable pairs.</summary>
    public double NarrowShare => (double)Narrow / Usable;

    /// <summary>C: share of the wide pairs that is concordant; NaN without wide pairs.</summary>
    public double ConcordantShare => (double)Concordant / Wide;
}
