using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees outputs that rank the wrong way round, significantly.</summary>
/// <remarks>Statistics: area under the ROC curve in [0, 1], healthy above .5, by the Mann-Whitney test; for regression r in [-1, 1], healthy above 0. The outputs know the truth and say the opposite.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class InvertedRankingDetector(InvertedRankingOptions? options = null) : IDetector
{
    private readonly InvertedRankingOptions options = options ?? InvertedRankingOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1015", "InvertedRanking", "Outputs that rank the wrong way round.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Regression.Count > 0 ? Numbers(snapshot.Regression)
            : snapshot.Scores is { } scores ? Scores(scores)
            : Answer.NotHere("No regression outputs or binary scores were given.");
    }

    private Verdict Numbers(IReadOnlyList<RegressionSummary> outputs)
    {
        RegressionSummary[] judged = [.. outputs.Where(o => OutputVitality.CanJudge(o.Pair, options.Output))];
        if (judged.Length == 0)
        {
            return Answer.Undecided($"{outputs[0].Pair.Count:N0} rows; at least {options.Output.MinimumRows} with targets that vary are needed.");
        }

        RegressionSummary worst = judged.MinBy(o => o.Pair.Correlation)!;
        double upper = FisherTransform.Bound(worst.Pair.Correlation, worst.Pair.Count, Answer.Quantile(options.SignificanceLevel / 2 / judged.Length));
        return upper >= 0 ? Answer.Clear : Report(worst.Name, "r", worst.Pair.Correlation, 0, worst.Pair.Count);
    }

    private Verdict Scores(ScoreSummary scores)
    {
        RankingTest test = RankingTest.Of(scores);
        return test.RarestCount < options.MinimumRarest
            ? Answer.Undecided($"The rarer class has {test.RarestCount:N0} rows; at least {options.MinimumRarest} are needed.")
            : test.InvertedPValue() >= options.SignificanceLevel ? Answer.Clear : Report(scores.Name, "AUC", scores.Ranking.Auc, .5, scores.Count);
    }

    private static Verdict Report(string name, string statistic, double value, double chance, long count) => Answer.Found(
        Info, name, Outcome.NoSkill,
        $"'{name}' ranks the wrong way round: {statistic} = {value:F3} where {chance:F1} is chance (n = {count:N0}). It holds information and says the opposite. Check the sign of the loss, which class counts as positive, and the label codes.",
        new Evidence(statistic, value, Expectation.AtLeast, chance, count));
}

/// <summary>Limits of <see cref="InvertedRankingDetector"/>. Immutable.</summary>
public sealed record InvertedRankingOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static InvertedRankingOptions Default { get; } = new();

    /// <summary>Two-sided level, in [1e-9, .5]; .005 by default, as for CG1007.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .005;

    /// <summary>Rows of the rarer class below which nothing is said, at least 2; 10 by default.</summary>
    public long MinimumRarest { get; init => field = Limit.Rows(value, 2); } = 10;

    /// <summary>Rows and resolution needed for regression.</summary>
    public ConstantOutputOptions Output { get; init; } = ConstantOutputOptions.Default;
}
