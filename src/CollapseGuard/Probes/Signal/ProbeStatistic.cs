namespace CollapseGuard.Probes.Signal;

/// <summary>One statistic for the truth and every rearrangement of the target; greater means more signal.</summary>
/// <param name="Name">What it measures.</param>
/// <param name="Values">The truth first.</param>
/// <param name="IsLinear">Whether it sees nothing but sums of the columns.</param>
/// <param name="Skill">Cross-validated skill over the best constant of the truth; null for an in-sample statistic.</param>
internal sealed record ProbeStatistic(string Name, double[] Values, bool IsLinear, double? Skill = null);
