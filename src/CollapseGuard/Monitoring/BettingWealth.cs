namespace CollapseGuard.Monitoring;

/// <summary>The wealth of a gambler who bets on "constant" against the null, batch after batch: the evidence of the alarm.</summary>
/// <remarks>
/// Two bets l on the narrow share Z against its border q0, each entered at every batch t with a share w_t of the stake,
/// because it is not known when a collapse begins: M := (M + w_t/2) (1 + l (Z - q0)), w_t = t^-1.1/10.584, which sums to 1.
/// Under the null E[Z | past] is at most q0, so no factor exceeds 1 on average, and M + (stakes still to come) is a
/// non-negative supermartingale that starts at 1: by Ville's inequality M ever reaches 1/a with probability at most a.
/// </remarks>
internal sealed class BettingWealth(double border)
{
    private const double EntryPower = -1.1;

    // Riemann's zeta(1.1): the sum of t^-1.1.
    private const double EntrySum = 10.584448464950801;

    // Shares of the greatest bet 1/q0 that cannot lose all. The bold one gains 1.02 nats a constant batch.
    private const double CautiousShare = 0.5;
    private const double BoldShare = 0.95;

    private double cautious;
    private double bold;

    /// <summary>Batches counted.</summary>
    public long Count { get; private set; }

    /// <summary>The wealth; at most 1 on average under the null, at any time.</summary>
    public double Value => cautious + bold;

    public void Add(double narrowShare)
    {
        Count++;
        double entry = Math.Pow(Count, EntryPower) / EntrySum / 2;
        double surprise = (narrowShare - border) / border;
        cautious = (cautious + entry) * (1 + (CautiousShare * surprise));
        bold = (bold + entry) * (1 + (BoldShare * surprise));
    }

    public void Save(AlarmNumbers numbers)
    {
        numbers.Write(cautious);
        numbers.Write(bold);
        numbers.Write(Count);
    }

    public void Restore(AlarmNumbers numbers)
    {
        cautious = numbers.Read();
        bold = numbers.Read();
        Count = numbers.ReadCount();
    }
}
