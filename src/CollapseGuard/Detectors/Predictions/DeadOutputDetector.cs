namespace CollapseGuard.Detectors;

/// <summary>Sees some outputs of several that are practically constant while the others live.</summary>
/// <remarks>Statistic: number of collapsed outputs by the rule of <see cref="ConstantOutputDetector"/>, Holm-corrected over the outputs; healthy is none. All collapsed is CG1001.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class DeadOutputDetector(ConstantOutputOptions? options = null) : IDetector
{
    private readonly ConstantOutputOptions options = options ?? ConstantOutputOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1009", "DeadOutput", "Some outputs of several are practically constant.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        OutputVitality vitality = OutputVitality.Of(snapshot, options);
        if (vitality.Outputs.Count < 2)
        {
            return Answer.NotHere("There are not several outputs.");
        }

        if (vitality.Judged < 2)
        {
            return Answer.Undecided($"Only {vitality.Judged} of {vitality.Outputs.Count} outputs could be judged in {vitality.Rows:N0} rows.");
        }

        if (vitality.Dead.Count == 0 || vitality.Dead.Count == vitality.Judged)
        {
            return Answer.Clear;
        }

        string[] names = [.. vitality.Dead.Select(i => $"'{vitality.Outputs[i]}'")];
        return Answer.Found(
            Info, vitality.Outputs[vitality.Dead[0]], Outcome.PartialCollapse,
            $"{vitality.Dead.Count} of {vitality.Outputs.Count} outputs answer practically a constant: {Answer.Names(names)} (n = {vitality.Rows:N0}). The body works, since the other outputs vary. Compare the scale of these targets with the others, their weight in the loss, and the last layer's units.",
            new Evidence("practically constant outputs", vitality.Dead.Count, Expectation.AtMost, 0, vitality.Rows));
    }
}
