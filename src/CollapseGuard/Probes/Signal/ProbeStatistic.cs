namespace CollapseGuard.Probes.Signal;

/// <summary>One statistic for the truth and every rearrangement of the target; greater means more signal.</summary>
/// <param name="Name">What it measures.</param>
/// <param name="Values">The truth first.</param>
/// <param name="Skill">Cross-validated skill over the best constant of the truth; null for an in-sample statistic.</param>
internal sealed record ProbeStatistic(string Name, double[] Values, double? Skill = null);
