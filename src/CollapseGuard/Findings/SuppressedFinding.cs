namespace CollapseGuard;

/// <summary>A finding that was suppressed.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Reason">The reason the user gave.</param>
public sealed record SuppressedFinding(Finding Finding, string Reason);
