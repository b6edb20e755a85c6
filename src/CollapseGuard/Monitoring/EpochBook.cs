using CollapseGuard.Summaries;

namespace CollapseGuard.Monitoring;

/// <summary>Losses by epoch; of a very long run the first 64 and the latest 192 epochs are kept.</summary>
internal sealed class EpochBook
{
    private const int KeptFirst = 64;
    private const int Kept = 256;

    private readonly List<EpochSummary> epochs = new(Kept);
    private double sum;
    private long observed;

    public int Count { get; private set; }

    public void Add(double loss)
    {
        sum += loss;
        observed++;
    }

    public EpochSummary End(long step, double validationLoss)
    {
        var epoch = new EpochSummary(++Count, step, observed == 0 ? double.NaN : sum / observed, validationLoss);
        (sum, observed) = (0, 0);
        if (epochs.Count == Kept)
        {
            epochs.RemoveAt(KeptFirst);
        }

        epochs.Add(epoch);
        return epoch;
    }

    public IReadOnlyList<EpochSummary> Summarize() => [.. epochs];
}
