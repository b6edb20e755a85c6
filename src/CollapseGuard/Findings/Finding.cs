namespace CollapseGuard;

/// <summary>Something a detector found: what was measured, what it means, what to do next.</summary>
/// <param name="Detector">The detector that spoke.</param>
/// <param name="Severity">How much it matters here; a detector may deviate from its default.</param>
/// <param name="Subject">What it is about: an output, a class, a segment; <c>predictions</c> when all of them.</param>
/// <param name="Message">Measured → meaning → next step, with n; one or two sentences, invariant culture.</param>
/// <param name="Evidence">The numbers behind it; at least one, each contradicting its expectation.</param>
/// <param name="Implies">The outcome this finding leads to; null when it only informs the ranking of causes.</param>
public sealed record Finding(
    DetectorDescriptor Detector,
    Severity Severity,
    string Subject,
    string Message,
    IReadOnlyList<Evidence> Evidence,
    Outcome? Implies = null);
