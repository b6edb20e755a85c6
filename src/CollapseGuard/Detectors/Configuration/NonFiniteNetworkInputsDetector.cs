using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees NaN or infinity among the numbers that reach the model; one of them makes every weight of a network NaN.</summary>
/// <remarks>Statistic: numbers of the batch that are NaN or infinite; healthy is 0.</remarks>
public sealed class NonFiniteNetworkInputsDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4038", "NonFiniteNetworkInputs", "NaN or infinity among the numbers that reach the model.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Configuration?.Inputs is not { } inputs ? NetworkFindings.NotAsked("its inputs")
            : inputs.Rows < 1 ? NetworkFindings.TooFewRows(inputs.Rows, 1)
            : inputs.NonFiniteCount <= 0 ? Answer.Clear
            : NetworkFindings.Found(
                Info, Info.DefaultSeverity, NetworkFindings.Inputs,
                $"{inputs.NonFiniteCount:N0} numbers of the inputs are not a number or infinite ({inputs.Columns:N0} columns, n = {inputs.Rows:N0} rows). One of them makes the loss, and then every weight, not a number. Drop those rows, or fill the gaps before the model.",
                new Evidence("non-finite inputs", inputs.NonFiniteCount, Expectation.AtMost, 0, inputs.Rows));
    }
}
