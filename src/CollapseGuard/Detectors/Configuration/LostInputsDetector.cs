using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees inputs that an encoding loses: they vary and no feature does, or every row has features of its own that no other row shares.</summary>
/// <remarks>
/// Statistics: features that vary, at least 0, where inputs do; share of rows whose varying features are 0 in every other row, in [0, 1]. A date encoded as
/// one column a value has the second form on the rows it was fitted to and the first on others: values it never saw become zeros.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LostInputsDetector(LostInputsOptions? options = null) : IDetector
{
    private readonly LostInputsOptions options = options ?? LostInputsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4046", "LostInputs", "Inputs vary, and the features made of them do not, or are shared by no two rows.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Structure is not { Features: { } shape })
        {
            return Answer.NotHere("No features of a pipeline were looked into.");
        }

        if (shape.Rows < options.MinimumRows || shape.VaryingInputs == 0)
        {
            return Answer.Undecided($"{shape.Rows:N0} rows with {shape.VaryingInputs:N0} inputs that vary; at least {options.MinimumRows:N0} rows are needed.");
        }

        if (shape.VaryingFeatures == 0)
        {
            return Answer.Found(
                Info, NetworkFindings.Inputs, null,
                $"{shape.VaryingInputs:N0} of {shape.Inputs:N0} inputs vary, and none of the {shape.Features:N0} features made of them does (n = {shape.Rows:N0}): the rows all look alike to the predictor. Values that the encoding never saw become zeros: encode what is seen again (hour, weekday, month, kind), not what names a row.",
                new Evidence("features that vary", 0, Expectation.AtLeast, 1, shape.Rows));
        }

        double apart = (double)shape.RowsApart / shape.Rows;
        return !(apart > options.MaximumShareApart) ? Answer.Clear : Answer.Found(
            Info, NetworkFindings.Inputs, null,
            $"{apart:P1} of the rows have features that are 0 in every other row (n = {shape.Rows:N0}, {shape.VaryingFeatures:N0} features): each row has columns of its own, nothing learned from one row says anything about another. An identifier or a point in time was encoded value by value: take it out, or encode what rows share (hour, weekday, month).",
            new Evidence("share of rows without a shared feature", apart, Expectation.AtMost, options.MaximumShareApart, shape.Rows));
    }
}

/// <summary>Limits of <see cref="LostInputsDetector"/>. Immutable.</summary>
public sealed record LostInputsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LostInputsOptions Default { get; } = new();

    /// <summary>Share of rows that share no feature and are left alone, in [0, 1]; .5 by default: then most rows teach nothing about others. Source: judgement.</summary>
    public double MaximumShareApart { get; init => field = Limit.In(value, 0, 1); } = .5;

    /// <summary>Rows needed, at least 2; 10 by default. Source: judgement; what is seen is a property of the encoding, not an estimate.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 10;
}
