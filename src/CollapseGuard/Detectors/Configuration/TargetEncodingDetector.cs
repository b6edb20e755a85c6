using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees class targets that are written wrongly: scaled into one class, off by one, or otherwise at validation than in training.</summary>
/// <remarks>Statistic: different classes beside units, the greatest class number beside the units, classes at validation that training never held. One unit and one label value is CG3004, not this.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class TargetEncodingDetector(TargetEncodingOptions? options = null) : IDetector
{
    private readonly TargetEncodingOptions options = options ?? TargetEncodingOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4014", "TargetEncoding", "Class targets that are scaled, off by one, or new at validation.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Outputs: { Width: > 0, ClassCount: > 0 } fit, Rows: var rows } configuration || fit.TargetForm is TargetForm.Numbers or TargetForm.MultiLabel)
        {
            return Answer.NotHere("No class targets were examined beside their units.");
        }

        return OneClass(snapshot, fit, rows) ?? Codes(fit, configuration.Loss, rows) ?? Unseen(fit, rows) ?? Answer.Clear;
    }

    private Verdict? OneClass(Snapshot snapshot, OutputFit fit, long rows) =>
        fit.Width <= 2 || fit.ClassCount > 1 || rows < options.MinimumRows || !TensorShape.EndsInClasses(fit) || OtherClassesAreKnown(snapshot) ? null : Found(
            $"{fit.Width:N0} output units, and only one class among the targets (n = {rows:N0}; {TensorShape.Spoken(fit)}): scaling or casting the labels may have made them all the same, or the rows come sorted by class. Print ten labels as the loss gets them; scale inputs, never labels.",
            new Evidence("classes among the targets", fit.ClassCount, Expectation.AtLeast, 2, rows));

    private static Verdict? Codes(OutputFit fit, LossBehavior? loss, long rows)
    {
        if (fit is { Width: 1, ClassCount: 2 } && TargetForms.LeaveUnitInterval(fit) && loss?.Form is LossForm.BinaryProbabilities or LossForm.BinaryLogits)
        {
            return Found(
                $"The two classes are written {Answer.Number(fit.TargetMinimum)} and {Answer.Number(fit.TargetMaximum)}, and the loss reads 0 and 1 (n = {rows:N0}; {TensorShape.Spoken(fit)}): it has no least value at them. Write the classes as 0 and 1.",
                new Evidence("class codes beyond [0, 1]", Math.Max(fit.TargetMaximum - 1, -fit.TargetMinimum), Expectation.AtMost, 0, rows));
        }

        // A code beyond the units that the loss accepts is one it was told to ignore.
        return loss?.Failure is not null && fit is { Width: > 1, TargetForm: TargetForm.ClassIndex } && TensorShape.EndsInClasses(fit) && fit.TargetMaximum >= fit.Width && fit.ClassCount <= fit.Width
            ? Found(
                $"Class numbers run from {Answer.Number(fit.TargetMinimum)} to {Answer.Number(fit.TargetMaximum)}, and {fit.Width:N0} units stand for 0 to {fit.Width - 1:N0} (n = {rows:N0}; {TensorShape.Spoken(fit)}). {(fit.TargetMinimum >= 1 ? "Subtract the least number" : "Renumber the classes without gaps")} so that they start at 0.",
                new Evidence("greatest class number", fit.TargetMaximum, Expectation.AtMost, fit.Width - 1, rows))
            : null;
    }

    private Verdict.Found? Unseen(OutputFit fit, long rows)
    {
        double share = (double)fit.UnseenClassCount / (fit.UnseenClassCount + fit.ClassCount);
        return fit.UnseenClassCount == 0 ? null : new Verdict.Found(new Finding(
            Info, share >= options.ErrorShare ? Severity.Error : Severity.Warning, "targets",
            Answer.Text($"{fit.UnseenClassCount:N0} of {fit.UnseenClassCount + fit.ClassCount:N0} classes occur at validation and never in training (n = {rows:N0}; {TensorShape.Spoken(fit)}): a model cannot answer what it never saw. Encode both parts by one mapping, and split by class."),
            [new Evidence("classes new at validation", fit.UnseenClassCount, Expectation.AtMost, 0, rows)]));
    }

    private static bool OtherClassesAreKnown(Snapshot snapshot) =>
        Targets.Classes(snapshot) is { } known ? known.Counts.Count(count => count > 0) > 1 : snapshot.Training?.Batches is { WithinShare: >= 0 };

    private static Verdict Found(FormattableString message, Evidence evidence) => Answer.Found(Info, "targets", null, message, evidence);
}
