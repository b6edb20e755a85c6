using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>One column of scores, its positives and negatives apart.</summary>
internal sealed class ScoreColumn(string name, ObservationOptions options)
{
    private const float Extreme = 1e-6f;
    private readonly ValueAccumulator scores = new(name, options);
    private readonly RankingSketch? ranking = options.Ranking ? new RankingSketch() : null;
    private MomentSummary positives = MomentSummary.Empty;
    private MomentSummary negatives = MomentSummary.Empty;
    private long extremes;

    /// <summary>Adds one block: all scores, and the same ones apart; NaN entries in the parts are skipped.</summary>
    public void Add(ReadOnlySpan<float> all, ReadOnlySpan<float> positive, ReadOnlySpan<float> negative)
    {
        scores.AddBlock(all);
        positives = MomentSummary.Combine(positives, MomentKernel.Measure(positive, out _, out _));
        negatives = MomentSummary.Combine(negatives, MomentKernel.Measure(negative, out _, out _));
        ranking?.AddPositives(positive);
        ranking?.AddNegatives(negative);
        foreach (float score in all)
        {
            extremes += score is >= 0 and <= Extreme or >= 1 - Extreme and <= 1 ? 1 : 0;
        }
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
}
