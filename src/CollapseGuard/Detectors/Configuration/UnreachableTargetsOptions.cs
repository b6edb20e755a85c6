namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="UnreachableTargetsDetector"/>. Immutable.</summary>
public sealed record UnreachableTargetsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static UnreachableTargetsOptions Default { get; } = new();

    /// <summary>Part of the targets' range that may lie beyond reach, in [0, 1]; .05 by default: less is within the noise of most targets. DeepDiagnosis (Wardat et al. 2022) compares the same ranges without a margin and speaks on every outlier.</summary>
    public double MaximumBeyond { get; init => field = Limit.In(value, 0, 1); } = .05;

    /// <summary>Probability that bounded logits must be able to give, in [.5, 1]; .9 by default, a loss of .105 a row at best. Wang et al., "NormFace" (2017) derive the bound.</summary>
    public double MinimumConfidence { get; init => field = Limit.In(value, .5, 1); } = .9;
}
