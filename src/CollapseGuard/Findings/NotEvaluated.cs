namespace CollapseGuard;

/// <summary>A detector that could not judge, as the report lists it; never counted as healthy.</summary>
/// <param name="Detector">Which detector.</param>
/// <param name="Reason">Why, and what would decide.</param>
public sealed record NotEvaluated(DetectorDescriptor Detector, string Reason);
