using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees outputs that vary and lose more than the best constant would, significantly; informs about the cause.</summary>
/// <remarks>
/// Statistic: upper bound of K = 1 - MSE/Var(actual), in (-∞, 1]; for probabilities the Brier score takes the place of MSE (summed over classes), because its
/// moments carry an error bound and log-loss alone does not. Memorized noise and steps that overshoot look so; a collapse does not.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class WorseThanConstantDetector(WorseThanConstantOptions? options = null) : IDetector
{
    private readonly WorseThanConstantOptions options = options ?? WorseThanConstantOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1018", "WorseThanConstant", "Outputs that vary and lose more than the best constant.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        (string Name, ConstantEquivalence Skill)[] judged = [.. Losses(snapshot).Where(o => o.Skill.Count >= options.MinimumRows && double.IsFinite(o.Skill.Skill))];
        if (judged.Length == 0)
        {
            return snapshot.Regression.Count > 0 || snapshot.Probabilities is not null || snapshot.Scores is { AreProbabilities: true }
                ? Answer.Undecided($"At least {options.MinimumRows} finite rows with targets that vary are needed.")
                : Answer.NotHere("No regression outputs or probabilities with targets were given.");
        }

        double z = Answer.Quantile(options.SignificanceLevel / judged.Length);
        (string Name, ConstantEquivalence Skill)[] found = [.. judged.Where(o => o.Skill.Spread > options.MinimumSpread && o.Skill.SkillUpper(z) < -options.MaximumExcess)];
        return found.Length == 0 ? Answer.Clear : Report(found.MinBy(o => o.Skill.SkillUpper(z)), z);
    }

    private Verdict Report((string Name, ConstantEquivalence Skill) found, double z)
    {
        (string name, ConstantEquivalence worst) = found;
        double upper = worst.SkillUpper(z);
        string meaning = worst.RankingPValue() < options.SignificanceLevel
            ? Answer.Text($"But it ranks (r = {worst.Correlation:F2}): its unit, offset or spread is wrong, not its direction. Check the inverse transform and the units, then recalibrate.")
            : "On rows that were not trained on this is the mark of memorized noise: regularize, stop earlier, or get more rows; on training rows lower the learning rate.";
        return Answer.Found(
            Info, name, null,
            $"'{name}' varies, and its squared error is {1 - worst.Skill:G4} times that of the best constant, at least {1 - upper:G4} times (n = {worst.Count:N0}). Answering the mean would be better. {meaning}",
            new Evidence("upper bound of 1 - MSE/Var(actual)", upper, Expectation.AtLeast, -options.MaximumExcess, worst.Count));
    }

    private static IEnumerable<(string Name, ConstantEquivalence Skill)> Losses(Snapshot snapshot) => snapshot.Regression.Select(o => (o.Name, ConstantEquivalence.Of(o.Pair)))
        .Concat(snapshot.Scores is { AreProbabilities: true } scores ? [(scores.Name, ConstantEquivalence.Of(BrierPair.Of(scores)))] : [])
        .Concat(snapshot.Probabilities is { } matrix ? [(Answer.Everything, BrierPair.Pool(matrix))] : []);
}

/// <summary>Limits of <see cref="WorseThanConstantDetector"/>. Immutable.</summary>
public sealed record WorseThanConstantOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static WorseThanConstantOptions Default { get; } = new();

    /// <summary>Excess over the best constant's loss that does no harm, in [0, 1e6]; .02 by default, the skill that CG1001 calls practical.</summary>
    public double MaximumExcess { get; init => field = Limit.In(value, 0, 1e6); } = .02;

    /// <summary>S up to which outputs count as constant and not as varied, in [0, 1]; .1 by default, as for CG1001.</summary>
    public double MinimumSpread { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>One-sided level, in [1e-9, .5]; .01 by default, divided by the number of outputs.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .01;

    /// <summary>Rows below which nothing is said, at least 5; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 5); } = 20;
}
