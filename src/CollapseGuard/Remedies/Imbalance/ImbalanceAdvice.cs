namespace CollapseGuard.Remedies.Imbalance;

/// <summary>One measure against rare classes, what to expect of it here, and why.</summary>
/// <param name="Measure">What to do.</param>
/// <param name="Verdict">What to expect of it.</param>
/// <param name="Reason">Why, with the numbers at hand.</param>
public sealed record ImbalanceAdvice(ImbalanceMeasure Measure, ImbalanceVerdict Verdict, string Reason);
