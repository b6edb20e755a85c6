namespace CollapseGuard.Diagnosis;

/// <summary>One line of the table of causes: what one answer of one detector says about one cause.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="DetectorId">The detector: <c>CG1001</c>.</param>
/// <param name="WhenFound">True when the line counts if the detector found something; false when it counts if it found nothing.</param>
/// <param name="Weight">Natural log of the likelihood ratio, on a written scale: 0, ±0.7 (weak), ±1.6 (strong), ±3 (decisive).</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="Only">The line counts only under this circumstance; null for always.</param>
public sealed record CauseLine(CauseId Cause, string DetectorId, bool WhenFound, double Weight, string Reason, Circumstance? Only = null);
