namespace CollapseGuard;

/// <summary>What one detector says about a cause.</summary>
/// <param name="DetectorId">The detector: <c>CG1001</c>.</param>
/// <param name="Statement">Why its verdict speaks for or against the cause, in one line.</param>
/// <param name="Weight">Natural log of the likelihood ratio that it contributed; positive = for, negative = against.</param>
/// <param name="IsFound">True when the detector found what it looks for; false when it looked and found nothing, which speaks as well.</param>
public sealed record CauseEvidence(string DetectorId, string Statement, double Weight, bool IsFound = true);
