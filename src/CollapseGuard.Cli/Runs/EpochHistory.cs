using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Runs;

/// <summary>The losses of the epochs; of a long run every second, then every fourth and so on, and always the best and the latest.</summary>
internal sealed class EpochHistory
{
    private const int MaxKept = 256;

    private readonly List<EpochSummary> kept = [];
    private int every = 1;

    /// <summary>Number of the latest epoch; 0 before the first has ended.</summary>
    public int Count => Latest?.Epoch ?? 0;

    public EpochSummary? Latest { get; private set; }

    /// <summary>The epoch of the least held-out loss; null when none was given.</summary>
    public EpochSummary? Best { get; private set; }

    public void Add(EpochSummary epoch)
    {
        kept.RemoveAll(e => e.Epoch >= epoch.Epoch); // taken anew after a checkpoint
        Best = Best is { } old && old.Epoch >= epoch.Epoch ? null : Best;
        Best = double.IsFinite(epoch.ValidationLoss) && !(Best?.ValidationLoss <= epoch.ValidationLoss) ? epoch : Best;
        Latest = epoch;
        if ((epoch.Epoch - 1) % every == 0)
        {
            kept.Add(epoch);
        }

        if (kept.Count > MaxKept)
        {
            every *= 2;
            kept.RemoveAll(e => (e.Epoch - 1) % every != 0);
        }
    }

    /// <summary>At most so many epochs, spread evenly, with the best and the latest.</summary>
    public IReadOnlyList<EpochSummary> Some(int most)
    {
        int step = Math.Max(1, (kept.Count + most - 3) / Math.Max(1, most - 2));
        IEnumerable<EpochSummary> chosen = kept.Where((_, i) => i % step == 0);
        return [.. chosen.Concat(Best is { } best ? [best] : []).Concat(Latest is { } latest ? [latest] : []).DistinctBy(e => e.Epoch).OrderBy(e => e.Epoch)];
    }
}
