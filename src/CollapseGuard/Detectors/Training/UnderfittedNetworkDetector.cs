using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a network that learned far less than the inputs tell: a cheap probe of the same rows does much better.</summary>
/// <remarks>
/// Statistic: the network's skill over the probe's cross-validated skill, both over the best constant, in (-∞, 1] and more for a good network. The network's is its best:
/// on training or validation rows, of probabilities or of decisions. Ridge and nearest neighbours are no ambition: who stays far behind them has not learned.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class UnderfittedNetworkDetector(UnderfittedNetworkOptions? options = null) : IDetector
{
    private readonly UnderfittedNetworkOptions options = options ?? UnderfittedNetworkOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2023", "UnderfittedNetwork", "Far less learned than a cheap probe finds in the same inputs.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training is not { } training)
        {
            return Watched.NoLoop;
        }

        if (snapshot.Signal is not { IsDecided: true } signal || !(signal.Skill >= options.MinimumProbeSkill))
        {
            return Answer.NotHere("No probe found enough in the inputs to compare with.");
        }

        double skill = Math.Max(Number(LearnedSkill.Of(training)), Number(DecisionSkill(snapshot.Decisions)));
        return double.IsNegativeInfinity(skill) ? Answer.Undecided($"The network's skill is not known after {training.Steps:N0} steps; give outputs and targets.")
            : skill >= options.Skill.Shown || skill >= options.MinimumShare * signal.Skill ? Answer.Clear
            : Answer.Found(
                Info, "training", Outcome.NoSkill,
                $"The network's skill over the best constant is {skill:F2}, while a cheap probe reaches {signal.Skill:F2} on the same inputs (n = {signal.Rows:N0}). The rows hold what is needed and the training did not find it. Train on 20 rows until they are learned by heart: if that fails, look at loss, output and step size.",
                new Evidence("skill/probe skill", skill / signal.Skill, Expectation.AtLeast, options.MinimumShare, signal.Rows));
    }

    private static double Number(double value) => double.IsNaN(value) ? double.NegativeInfinity : value;

    /// <summary>(accuracy - share of the greatest class)/(1 - that share); NaN without decisions.</summary>
    private static double DecisionSkill(LabelSummary? decisions)
    {
        if (decisions is null || decisions.Confusion.Total == 0)
        {
            return double.NaN;
        }

        ConfusionMatrix confusion = decisions.Confusion;
        double right = Enumerable.Range(0, confusion.ClassCount).Sum(c => confusion[c, c]) / (double)confusion.Total;
        double majority = confusion.ActualCounts.ToArray().Max() / (double)confusion.Total;
        return majority == 1 ? double.NaN : (right - majority) / (1 - majority);
    }
}

/// <summary>Limits of <see cref="UnderfittedNetworkDetector"/>. Immutable.</summary>
public sealed record UnderfittedNetworkOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static UnderfittedNetworkOptions Default { get; } = new();

    /// <summary>Share of the probe's skill that a network should reach, in [0, 1]; .25 by default. Source: judgement; a sound network reaches more than the whole.</summary>
    public double MinimumShare { get; init => field = Limit.In(value, 0, 1); } = .25;

    /// <summary>Probe skill from which the comparison says anything, in [.01, 1]; .2 by default. Source: judgement.</summary>
    public double MinimumProbeSkill { get; init => field = Limit.In(value, .01, 1); } = .2;

    /// <summary>When the network counts as learning whatever the probe reaches.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
