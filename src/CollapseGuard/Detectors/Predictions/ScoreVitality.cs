using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Whether scores rank, vary and decide; one reading of binary scores and probability matrices for CG1004, CG1007, CG1013 and CG1015.</summary>
internal sealed record ScoreVitality
{
    /// <summary>Decisions at the threshold or by the greatest probability.</summary>
    public required LabelAgreement Decisions { get; init; }

    /// <summary>Names of the classes decided between.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Spread relative to the truth's; NaN for margins, whose unit is arbitrary.</summary>
    public required double Spread { get; init; }

    /// <summary>The Brier score against the best constant's; null for margins, which have none.</summary>
    public required ConstantEquivalence? Brier { get; init; }

    /// <summary>The score (of one class) that ranks most significantly.</summary>
    public required ScoreSummary Best { get; init; }

    /// <summary>Test of <see cref="Best"/>.</summary>
    public required RankingTest BestTest { get; init; }

    /// <summary>Test of the class with the most rows to judge by: it bounds what ranking can be missed.</summary>
    public required RankingTest SurestTest { get; init; }

    /// <summary>Scores, or for a matrix those of some class, rank; a faint ranking does not count where the inputs hold no signal.</summary>
    public required bool Ranks { get; init; }

    /// <summary>Rows with finite scores.</summary>
    public long Count => Decisions.Confusion.Total;

    /// <summary>Reads the snapshot; null when it has no scores, or when no class has rows enough.</summary>
    public static ScoreVitality? Of(Snapshot snapshot, ConstantScoreOptions options) =>
        snapshot.Scores is { AreProbabilities: true } binary ? Of([binary], binary.Decisions, ScoreSpread.Of(binary), ConstantEquivalence.Of(BrierPair.Of(binary)), snapshot.Signal, options)
        : snapshot.Scores is { } margins ? Of([margins], margins.Decisions, double.NaN, null, snapshot.Signal, options)
        : snapshot.Probabilities is { } matrix ? Of(matrix.Classes.Count == 2 ? [matrix.Classes[1]] : matrix.Classes, matrix.Decisions, ScoreSpread.Of(matrix), BrierPair.Pool(matrix), snapshot.Signal, options)
        : null;

    /// <summary>True when the snapshot has scores at all.</summary>
    public static bool Applies(Snapshot snapshot) => snapshot.Scores is not null || snapshot.Probabilities is not null;

    /// <summary>Why <see cref="Of(Snapshot, ConstantScoreOptions)"/> is null although there are scores.</summary>
    public static Verdict TooFew(ConstantScoreOptions options) => Answer.Undecided(
        $"Ranking needs at least {options.MinimumRarest} rows of each of two classes; about 30 decide.");

    private static ScoreVitality? Of(IReadOnlyList<ScoreSummary> classes, LabelSummary decisions, double spread, ConstantEquivalence? brier, SignalSummary? signal, ConstantScoreOptions options)
    {
        ScoreSummary[] judged = [.. classes.Where(c => RankingTest.Of(c).RarestCount >= options.MinimumRarest)];
        if (judged.Length == 0)
        {
            return null;
        }

        ScoreSummary best = judged.MinBy(c => RankingTest.Of(c).PValue())!;
        return new ScoreVitality
        {
            Decisions = LabelAgreement.Of(decisions.Confusion),
            Classes = decisions.Classes,
            Spread = spread,
            Brier = brier,
            Best = best,
            BestTest = RankingTest.Of(best),
            SurestTest = RankingTest.Of(judged.MaxBy(c => RankingTest.Of(c).RarestCount)!),
            Ranks = options.AreRanking(RankingTest.Of(best), options.SignificanceLevel / judged.Length, signal),
        };
    }
}
