using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees fewer output units than classes: one sigmoid for class numbers 0 to k - 1, a categorical cross-entropy of one unit, a layer that is too narrow.</summary>
/// <remarks>Statistic: units of the last dimension beside different classes among the targets. More units than classes is a note. A regression whose targets are whole numbers is none of these: its loss is no cross-entropy.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class OutputWidthMismatchDetector(OutputWidthMismatchOptions? options = null) : IDetector
{
    private readonly OutputWidthMismatchOptions options = options ?? OutputWidthMismatchOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4006", "OutputWidthMismatch", "Output units that do not fit the classes.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { } loss, Outputs: { Width: > 0, ClassCount: > 0 } fit, Rows: var rows } || !TargetForms.AreClasses(fit) || !TensorShape.EndsInClasses(fit))
        {
            return Answer.NotHere("No class targets beside units of the last dimension were examined.");
        }

        bool isOneOfSeveral = fit is { Width: 1, TargetForm: TargetForm.ClassIndex, ClassCount: > 2 } && LossForms.IsCrossEntropy(loss.Form);
        bool isCategoricalOfOne = LossForms.IsCategoricalOfOne(loss, fit);
        bool isTooNarrow = fit.Width > 1 && loss.Failure is not null && Wanted(fit) > fit.Width;
        bool isOneAgainstColumns = fit is { Width: 1, TargetForm: TargetForm.OneHot } && TensorShape.Of(fit.TargetShape) is [.., > 1];
        if (isOneOfSeveral || isCategoricalOfOne || isTooNarrow || isOneAgainstColumns)
        {
            long wanted = Math.Max(2, Wanted(fit));
            return Answer.Found(
                Info, "outputs", null,
                $"{fit.Width:N0} output {(fit.Width == 1 ? "unit" : "units")} for {wanted:N0} classes (n = {rows:N0}; {TensorShape.Spoken(fit)}): {(isCategoricalOfOne ? "a categorical cross-entropy of one unit is constant" : isOneAgainstColumns ? "the one output is compared with every column, and learns their mean" : isOneOfSeveral ? "one probability cannot name one of several classes, and beyond a class number of 1 the loss is unbounded" : "classes without a unit cannot be predicted")}. {(wanted == 2 ? "Use a binary cross-entropy of the one unit, or two units." : Answer.Text($"Give the last layer {wanted:N0} units and use a categorical cross-entropy."))}",
                new Evidence("output units", fit.Width, Expectation.AtLeast, wanted, rows));
        }

        return fit.Width > 2 && fit.ClassCount > 1 && fit.Width > fit.ClassCount && rows >= options.RowsPerUnit * fit.Width
            ? new Verdict.Found(new Finding(
                Info, Severity.Note, "outputs",
                Answer.Text($"{fit.Width:N0} output units, and {fit.ClassCount:N0} classes among the targets (n = {rows:N0}; {TensorShape.Spoken(fit)}): the others learn to stay silent, which is harmless. Check that no class is missing."),
                [new Evidence("output units", fit.Width, Expectation.AtMost, fit.ClassCount, rows)]))
            : Answer.Clear;
    }

    private static long Wanted(OutputFit fit) => fit.TargetForm is TargetForm.OneHot && TensorShape.Of(fit.TargetShape) is [.., var columns] ? Math.Max(columns, fit.ClassCount) : fit.ClassCount;
}

/// <summary>Limits of <see cref="OutputWidthMismatchDetector"/>. Immutable.</summary>
public sealed record OutputWidthMismatchOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static OutputWidthMismatchOptions Default { get; } = new();

    /// <summary>Rows for each unit before a unit without a class is worth a note, at least 1; 20 by default: a class of half the even share is missed by chance once in e^10 batches.</summary>
    public long RowsPerUnit { get; init => field = Limit.Rows(value, 1); } = 20;
}
