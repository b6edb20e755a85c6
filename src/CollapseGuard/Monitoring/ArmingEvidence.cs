namespace CollapseGuard.Monitoring;

/// <summary>Evidence that training works: two gamblers, one on "the outputs rank", one on "the outputs vary".</summary>
/// <remarks>
/// A := A (1 + l (C - .55)), l in {.3, .9}; G := G (1 + l (.25 - Z)), l in {.4, 1.2}; each is the mean of its two.
/// Both must reach the limit. Ranking alone would arm on the jitter of a constant, variety alone on a random
/// initialization. A floor lets them recover after a plateau, a ceiling lets them fall when training fails before arming.
/// This is a definition of "has been shown to work", not part of the error control.
/// </remarks>
internal sealed class ArmingEvidence(double limit)
{
    private const double ConcordanceBorder = 0.55;
    private const double NarrowBorder = 0.25;
    private const double Floor = 0.005;
    private const double Ceiling = 1_000;

    private double rankSlow = 1;
    private double rankFast = 1;
    private double varySlow = 1;
    private double varyFast = 1;

    public double Ranking => (rankSlow + rankFast) / 2;

    public double Variety => (varySlow + varyFast) / 2;

    public bool IsReached => Ranking > limit && Variety > limit;

    public void Add(PairShares shares)
    {
        double concordance = shares.Wide == 0 ? 0 : shares.ConcordantShare - ConcordanceBorder;
        double variety = NarrowBorder - shares.NarrowShare;
        rankSlow = Bet(rankSlow, 0.3 * concordance);
        rankFast = Bet(rankFast, 0.9 * concordance);
        varySlow = Bet(varySlow, 0.4 * variety);
        varyFast = Bet(varyFast, 1.2 * variety);
    }

    public void Save(AlarmNumbers numbers)
    {
        numbers.Write(rankSlow);
        numbers.Write(rankFast);
        numbers.Write(varySlow);
        numbers.Write(varyFast);
    }

    public void Restore(AlarmNumbers numbers)
    {
        rankSlow = numbers.Read();
        rankFast = numbers.Read();
        varySlow = numbers.Read();
        varyFast = numbers.Read();
    }

    private double Bet(double wealth, double gain) => Math.Clamp(wealth * (1 + gain), Floor, Ceiling * limit);
}
