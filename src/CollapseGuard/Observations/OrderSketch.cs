using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Order statistics of one stream: distinct values, the modal value, quantiles and entropy.</summary>
internal sealed class OrderSketch
{
    private readonly List<float> all = [];

    public void Add(ReadOnlySpan<float> values, int finite)
    {
        _ = finite;
        foreach (float value in values)
        {
            if (float.IsFinite(value))
            {
                all.Add(value + 0f);
            }
        }
    }

    public void Add(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                all.Add((float)Math.Clamp(value, float.MinValue, float.MaxValue) + 0f);
            }
        }
    }

    public void Merge(OrderSketch other) => all.AddRange(other.all);

    public void Reset() => all.Clear();

    public ValueSummary Describe(ValueSummary summary)
    {
        float[] sorted = [.. all];
        Array.Sort(sorted);
        int distinct = 0, best = 0, run = 0;
        float modal = float.NaN;
        for (int i = 0; i < sorted.Length; i++)
        {
            bool same = i > 0 && sorted[i] == sorted[i - 1];
            distinct += same ? 0 : 1;
            run = same ? run + 1 : 1;
            (best, modal) = run > best ? (run, sorted[i]) : (best, modal);
        }

        QuantileSummary quantiles = new(sorted, [.. Enumerable.Range(1, sorted.Length).Select(i => (long)i)], 0);
        return summary with
        {
            Distinct = new DistinctSummary(distinct, true),
            Modal = new ModalSummary(modal, best, best, (double)best / sorted.Length),
            Quantiles = quantiles,
            Entropy = quantiles.BinnedEntropy(),
        };
    }
}
