using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>When scores count as practically constant, and when they rank. Immutable.</summary>
/// <remarks>Source of the limits: simulation, docs/results/false-alarms.md.</remarks>
public sealed record ConstantScoreOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ConstantScoreOptions Default { get; } = new();

    /// <summary>Robust spread of probabilities over that of the truth up to which they are constant, in [0, 1]; .02 by default. Small spread alone is no collapse: at a prevalence of .001 an AUC of .9 lives with .05.</summary>
    public double MaximumSpread { get; init => field = Limit.In(value, 0, 1); } = .02;

    /// <summary>Area under the ROC curve that must be ruled out, in [.5, 1]; .7 by default.</summary>
    public double MaximumAuc { get; init => field = Limit.In(value, .5, 1); } = .7;

    /// <summary>One-sided level of the area's upper bound, in [1e-9, .5]; .01 by default.</summary>
    public double BoundLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .01;

    /// <summary>Two-sided level at which scores rank, in [1e-9, .5]; .005 by default, divided by the number of classes of a matrix.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .005;

    /// <summary>Area under the ROC curve that must be shown where the signal probe found no signal, in [.5, 1]; .55 by default. Scores rank the rows they were trained on: of 20 networks that had nothing to learn 4 did at .005, none beyond a lower bound of .55 (docs/results/programs.md).</summary>
    public double FaintAuc { get; init => field = Limit.In(value, .5, 1); } = .55;

    /// <summary>When the signal probe found no signal.</summary>
    public NoSignalOptions Signal { get; init; } = NoSignalOptions.Default;

    /// <summary>Rows of the rarer class below which nothing is said, at least 2; 10 by default.</summary>
    public long MinimumRarest { get; init => field = Limit.Rows(value, 2); } = 10;

    /// <summary>When decisions count as constant.</summary>
    public DominantClassOptions Decisions { get; init; } = DominantClassOptions.Default;

    /// <summary>True when scores rank at the level; a faint ranking does not count where the inputs hold no signal.</summary>
    internal bool AreRanking(RankingTest test, double level, SignalSummary? signal) => test.PValue() < level
        && !(signal is not null && Signal.IsAbsent(signal) && test.Lower(Answer.Quantile(BoundLevel)) < FaintAuc);
}
