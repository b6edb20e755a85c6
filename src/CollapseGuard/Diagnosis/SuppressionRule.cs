namespace CollapseGuard.Diagnosis;

/// <summary>Which finding a suppression covers, and which suppressions are mistakes.</summary>
internal static class SuppressionRule
{
    /// <summary>A suppression without a reason, or of a detector nobody asks, would hide something in silence.</summary>
    public static void Validate(IReadOnlyList<Suppression> suppressions, IReadOnlyList<IDetector> detectors)
    {
        foreach (Suppression suppression in suppressions)
        {
            if (string.IsNullOrWhiteSpace(suppression.Reason))
            {
                throw new ArgumentException($"The suppression of {suppression.DetectorId} gives no reason; say why the finding is acceptable.", nameof(suppressions));
            }

            if (!detectors.Any(d => d.Descriptor.Id == suppression.DetectorId))
            {
                throw new ArgumentException(
                    $"A suppression names '{suppression.DetectorId}', which is not among the detectors asked: {string.Join(", ", detectors.Select(d => d.Descriptor.Id))}.",
                    nameof(suppressions));
            }
        }
    }

    /// <summary>The first suppression that covers the finding, or null.</summary>
    public static Suppression? For(Finding finding, IReadOnlyList<Suppression> suppressions) => suppressions.FirstOrDefault(
        s => s.DetectorId == finding.Detector.Id && (s.Subject is null || s.Subject == finding.Subject));
}
