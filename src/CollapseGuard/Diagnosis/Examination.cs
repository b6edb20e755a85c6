namespace CollapseGuard.Diagnosis;

/// <summary>What every detector answered about one snapshot, sorted by kind of answer. Immutable.</summary>
public sealed record Examination
{
    /// <summary>What was found and not suppressed, most severe first, then by id.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Detectors that had enough to judge and found nothing, by id.</summary>
    public required IReadOnlyList<DetectorDescriptor> Cleared { get; init; }

    /// <summary>Detectors that apply to this kind of input and could not judge, by id.</summary>
    public required IReadOnlyList<NotEvaluated> NotEvaluated { get; init; }

    /// <summary>What was found and suppressed, with the reason given, by id.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>Asks every detector; a pure function of its arguments.</summary>
    /// <param name="snapshot">All that is known.</param>
    /// <param name="detectors">Whom to ask, with distinct ids.</param>
    /// <param name="suppressions">Findings to list apart; null for none.</param>
    /// <exception cref="ArgumentException">A suppression has no reason, or names a detector that is not asked.</exception>
    public static Examination Run(Snapshot snapshot, IReadOnlyList<IDetector> detectors, IReadOnlyList<Suppression>? suppressions = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(detectors);
        suppressions ??= [];
        SuppressionRule.Validate(suppressions, detectors);

        var findings = new List<Finding>();
        var cleared = new List<DetectorDescriptor>();
        var notEvaluated = new List<NotEvaluated>();
        var suppressed = new List<SuppressedFinding>();
        foreach (IDetector detector in detectors.OrderBy(d => d.Descriptor.Id, StringComparer.Ordinal))
        {
            switch (detector.Evaluate(snapshot))
            {
                case Verdict.Found { Finding: var finding } when SuppressionRule.For(finding, suppressions) is { } suppression:
                    suppressed.Add(new SuppressedFinding(finding, suppression.Reason));
                    break;
                case Verdict.Found { Finding: var finding }:
                    findings.Add(finding);
                    break;
                case Verdict.Clear:
                    cleared.Add(detector.Descriptor);
                    break;
                case Verdict.NotEvaluated { Applies: true } silent:
                    notEvaluated.Add(new NotEvaluated(detector.Descriptor, silent.Reason));
                    break;
                default:
                    break; // does not apply to this kind of input: neither judged nor missing
            }
        }

        return new Examination
        {
            Findings = [.. findings.OrderByDescending(f => f.Severity)], // stable: by id within a severity
            Cleared = cleared,
            NotEvaluated = notEvaluated,
            Suppressed = suppressed,
        };
    }

    /// <summary>True when the detector found something that was not suppressed.</summary>
    /// <param name="detectorId">The detector's id: <c>CG1001</c>.</param>
    public bool HasFound(string detectorId) => Findings.Any(f => f.Detector.Id == detectorId);

    /// <summary>True when the detector had enough to judge and found nothing.</summary>
    /// <param name="detectorId">The detector's id: <c>CG1001</c>.</param>
    public bool HasCleared(string detectorId) => Cleared.Any(d => d.Id == detectorId);
}
