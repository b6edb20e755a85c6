using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees inputs that do not differ from row to row: erased, replaced by one row, or never filled.</summary>
/// <remarks>
/// Statistics: share of columns that do not vary; share of repeated rows, both in [0, 1]. Border pixels and rare words are constant in a batch and
/// harmless: constant columns are noted only where most are and the batch has more rows than columns. Few different rows, as in a truth table, are no fault.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ConstantNetworkInputsDetector(ConstantNetworkInputsOptions? options = null) : IDetector
{
    private readonly ConstantNetworkInputsOptions options = options ?? ConstantNetworkInputsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4034", "ConstantNetworkInputs", "Inputs that reach the model without any difference between rows.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Inputs: { Columns: > 0 } inputs } || double.IsNaN(inputs.ConstantShare))
        {
            return NetworkFindings.NotAsked("its inputs by column");
        }

        if (inputs.Rows < options.MinimumRows)
        {
            return NetworkFindings.TooFewRows(inputs.Rows, options.MinimumRows);
        }

        bool isNothing = inputs.ConstantShare >= 1;
        bool isNoted = inputs.ConstantShare > options.NotedShare && inputs.Rows > inputs.Columns;
        return !isNothing && !isNoted ? Answer.Clear : NetworkFindings.Found(
            Info, isNothing ? Info.DefaultSeverity : Severity.Note, NetworkFindings.Inputs,
            $"{inputs.ConstantShare:P0} of {inputs.Columns:N0} input columns do not vary in n = {inputs.Rows:N0} rows, and {inputs.RepeatedRowShare:P0} of the rows repeat another. {(isNothing ? "Every row asks the same question, so every answer is the same." : "Most of what the model is given says nothing.")} Print two rows where they enter the model, and look at the step before: a fill value, a broken join, a wrong index.",
            new Evidence("constant input columns/columns", inputs.ConstantShare, Expectation.AtMost, options.NotedShare, inputs.Rows));
    }
}

/// <summary>Limits of <see cref="ConstantNetworkInputsDetector"/>. Immutable.</summary>
public sealed record ConstantNetworkInputsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ConstantNetworkInputsOptions Default { get; } = new();

    /// <summary>Share of constant columns that needs no word, in [0, 1); .8 by default: two thirds of the pixels of a handwritten digit are constant in small batches. Source: as for CG3005, and the MNIST images.</summary>
    public double NotedShare { get; init => field = Limit.In(value, 0, .999); } = .8;

    /// <summary>Rows needed, at least 2; 4 by default. Source: judgement.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 4;
}
