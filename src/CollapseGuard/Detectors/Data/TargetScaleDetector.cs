using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees regression targets far from unit scale, where the model is not well or none was judged; informs about the cause.</summary>
/// <remarks>
/// Statistics: |mean(actual)| and sd(actual), in units of the target. Freshly initialized networks answer with mean 0 and spread near 1, and an optimizer
/// with a step of 1e-3 needs thousands of steps to a mean of 500. Silent when the model is calibrated and skilled: then the scale did no harm.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class TargetScaleDetector(TargetScaleOptions? options = null) : IDetector
{
    private readonly TargetScaleOptions options = options ?? TargetScaleOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG3003", "TargetScale", "Regression targets far from unit scale.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        IReadOnlyList<(string Name, MomentSummary Moments)> targets = Targets.Numbers(snapshot);
        if (targets.Count == 0)
        {
            return Answer.NotHere("No numeric targets were given.");
        }

        Verdict? open = null;
        for (int i = 0; i < targets.Count; i++)
        {
            (string name, MomentSummary moments) = targets[i];
            if (moments.Count < options.Output.MinimumRows || !FloatResolution.IsResolved(moments, options.Output.ResolutionUnits))
            {
                open ??= Answer.Undecided($"{name} has {moments.Count:N0} finite rows; at least {options.Output.MinimumRows} that vary are needed.");
                continue;
            }

            bool isWell = snapshot.Regression.Count > 0 && IsWell(snapshot.Regression[i].Pair);
            if (!isWell && Evidence(moments) is { } evidence)
            {
                return Answer.Found(
                    Info, snapshot.Regression.Count > 0 ? snapshot.Regression[i].Actual.Name : snapshot.Target!.Values!.Name, null,
                    $"{name} has mean {Answer.Number(moments.Mean)} and standard deviation {Answer.Number(moments.StandardDeviation)} (n = {moments.Count:N0}), while an untrained network answers near 0 with a spread near 1. Training spends its steps on getting there. Standardize the target, train, and transform the outputs back.",
                    evidence);
            }
        }

        return open ?? Answer.Clear;
    }

    private bool IsWell(PairedSummary pair)
    {
        ConstantEquivalence skill = ConstantEquivalence.Of(pair);
        return skill.Slope <= options.Output.EarnedSlope && skill.SkillPValue() < options.Output.SignificanceLevel;
    }

    private Evidence? Evidence(MomentSummary moments) =>
        moments.StandardDeviation > options.MaximumMagnitude ? new Evidence("sd(actual)", moments.StandardDeviation, Expectation.AtMost, options.MaximumMagnitude, moments.Count)
        : Math.Abs(moments.Mean) > options.MaximumMagnitude ? new Evidence("|mean(actual)|", Math.Abs(moments.Mean), Expectation.AtMost, options.MaximumMagnitude, moments.Count)
        : moments.StandardDeviation < options.MinimumDeviation ? new Evidence("sd(actual)", moments.StandardDeviation, Expectation.AtLeast, options.MinimumDeviation, moments.Count)
        : null;
}

/// <summary>Limits of <see cref="TargetScaleDetector"/>. Immutable.</summary>
public sealed record TargetScaleOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static TargetScaleOptions Default { get; } = new();

    /// <summary>|mean| and standard deviation that a network reaches without help, in [1, 1e12]; 10 by default. Source: Glorot and Bengio (2010), initialization for unit variance; 1,000 steps of Adam at 1e-2 move a bias by about 10.</summary>
    public double MaximumMagnitude { get; init => field = Limit.In(value, 1, 1e12); } = 10;

    /// <summary>Standard deviation below which noise of the initialization drowns the target, in [0, 1]; .01 by default, from the same unit variance.</summary>
    public double MinimumDeviation { get; init => field = Limit.In(value, 0, 1); } = .01;

    /// <summary>Rows needed, and when a model counts as skilled and calibrated.</summary>
    public ConstantOutputOptions Output { get; init; } = ConstantOutputOptions.Default;
}
