namespace CollapseGuard.Diagnosis;

/// <summary>What a line of <see cref="CauseTable"/> weighs under the finding that it speaks of.</summary>
internal static class LineWeight
{
    /// <summary>Weight from which a line is a proof.</summary>
    private const double Decisive = 3;

    /// <summary>What a proof counts beside its written weight: it must outrank what several strong statistics say together.</summary>
    private const double ProofFactor = 2;

    /// <summary>The written weight; twice that where something was examined (CG2, CG3, CG4), found to be an error, and is decisive for the cause.</summary>
    /// <param name="line">The line.</param>
    /// <param name="finding">The finding.</param>
    public static double Under(CauseLine line, Finding finding) =>
        line.Weight >= Decisive && finding is { Severity: Severity.Error } && finding.Detector.Id[2] is '2' or '3' or '4' ? ProofFactor * line.Weight : line.Weight;
}
