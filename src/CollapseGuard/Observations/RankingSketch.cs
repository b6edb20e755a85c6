using System.Runtime.InteropServices;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Scores of positives and of negatives, from which the ranking is measured.</summary>
internal sealed class RankingSketch
{
    private readonly List<uint> positives = [];
    private readonly List<uint> negatives = [];

    public void AddPositives(ReadOnlySpan<float> scores) => Append(positives, scores);

    public void AddNegatives(ReadOnlySpan<float> scores) => Append(negatives, scores);

    public void Merge(RankingSketch other)
    {
        positives.AddRange(other.positives);
        negatives.AddRange(other.negatives);
    }

    public void Reset()
    {
        positives.Clear();
        negatives.Clear();
    }

    public RankingSummary Summarize()
    {
        positives.Sort();
        negatives.Sort();
        return Ranking.OfSorted(CollectionsMarshal.AsSpan(positives), CollectionsMarshal.AsSpan(negatives));
    }

    private static void Append(List<uint> keys, ReadOnlySpan<float> scores)
    {
        foreach (float score in scores)
        {
            if (float.IsFinite(score))
            {
                keys.Add(FloatKey.Of(score));
            }
        }
    }
}
