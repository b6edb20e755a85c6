namespace CollapseGuard;

/// <summary>A finding that the user has decided to live with; listed in the report with its reason, never dropped in silence.</summary>
/// <param name="DetectorId">Which detector: <c>CG1011</c>.</param>
/// <param name="Reason">Why; required.</param>
/// <param name="Subject">Only findings about this subject; null for all.</param>
public sealed record Suppression(string DetectorId, string Reason, string? Subject = null);
