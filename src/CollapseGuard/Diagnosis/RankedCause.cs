namespace CollapseGuard;

/// <summary>A possible cause, with what speaks for and against it.</summary>
/// <param name="Cause">Which cause.</param>
/// <param name="Support">Strength in [0, 1], comparable within one report; not a probability until the table of weights is calibrated.</param>
/// <param name="For">What speaks for it, strongest first; never empty.</param>
/// <param name="Against">What speaks against it, strongest first.</param>
/// <param name="Separator">The measurement that would tell it from the next cause in the list.</param>
public sealed record RankedCause(
    CauseId Cause,
    double Support,
    IReadOnlyList<CauseEvidence> For,
    IReadOnlyList<CauseEvidence> Against,
    string Separator)
{
    /// <summary>True when this explains how outputs died, not why.</summary>
    public bool IsMechanism => CauseVocabulary.IsMechanism(Cause);
}
