using System.Numerics;
using System.Runtime.InteropServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>One column of scores, its positives and negatives apart.</summary>
internal sealed class ScoreColumn(string name, ObservationOptions options, int rankedRows = RankingSketch.MaximumRows)
{
    private const float Extreme = 1e-6f;
    private readonly ValueAccumulator scores = new(name, options);
    private readonly RankingSketch? ranking = options.Ranking ? new RankingSketch(rankedRows, options.ReservedRows) : null;
    private MomentSummary positives = MomentSummary.Empty;
    private MomentSummary negatives = MomentSummary.Empty;
    private long extremes;

    /// <summary>True when <see cref="Rank"/> is wanted too.</summary>
    public bool KeepsRanking => ranking is not null;

    /// <summary>Adds one block of scores whose finite ones were measured by class.</summary>
    public void Add(ReadOnlySpan<float> all, in MomentSummary ofPositives, in MomentSummary ofNegatives)
    {
        positives = MomentSummary.Combine(positives, ofPositives);
        negatives = MomentSummary.Combine(negatives, ofNegatives);
        scores.AddMeasured(all, MomentSummary.Combine(ofPositives, ofNegatives));
        extremes += CountExtremes(all);
    }

    /// <summary>Adds the same block's finite scores to the ranking.</summary>
    public void Rank(ReadOnlySpan<float> positive, ReadOnlySpan<float> negative)
    {
        ranking?.AddPositives(positive);
        ranking?.AddNegatives(negative);
    }

    public void Merge(ScoreColumn other)
    {
        scores.Merge(other.scores);
        positives = MomentSummary.Combine(positives, other.positives);
        negatives = MomentSummary.Combine(negatives, other.negatives);
        if (other.ranking is not null)
        {
            ranking?.Merge(other.ranking);
        }

        extremes += other.extremes;
    }

    public void Reset()
    {
        scores.Reset();
        ranking?.Reset();
        positives = negatives = MomentSummary.Empty;
        extremes = 0;
    }

    public ScoreSummary Summarize(bool areProbabilities, double threshold, LabelSummary decisions, double logLoss) => new()
    {
        Name = name,
        Scores = scores.Summarize(),
        PositiveScores = positives,
        NegativeScores = negatives,
        Ranking = ranking?.Summarize() ?? RankingSummary.NotKept,
        AreProbabilities = areProbabilities,
        Threshold = threshold,
        Decisions = decisions,
        LogLoss = logLoss,
        ExtremeCount = areProbabilities ? extremes : 0,
    };

    private static int CountExtremes(ReadOnlySpan<float> scores)
    {
        Vector<float> low = new(Extreme), high = new(1 - Extreme), infinity = new(float.PositiveInfinity);
        Vector<int> counts = default;
        ReadOnlySpan<Vector<float>> body = MemoryMarshal.Cast<float, Vector<float>>(scores);
        foreach (Vector<float> score in body)
        {
            counts -= (Vector.LessThanOrEqual(score, low) | Vector.GreaterThanOrEqual(score, high)) & Vector.LessThan(Vector.Abs(score), infinity);
        }

        int count = Vector.Sum(counts);
        foreach (float score in scores[(body.Length * Vector<float>.Count)..])
        {
            count += float.IsFinite(score) && (score <= Extreme || score >= 1 - Extreme) ? 1 : 0;
        }

        return count;
    }
}
