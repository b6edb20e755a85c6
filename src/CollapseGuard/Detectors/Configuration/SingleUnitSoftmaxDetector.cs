namespace CollapseGuard.Detectors;

/// <summary>Proves a softmax over one unit: it divides a number by itself and answers 1 to everything.</summary>
/// <remarks>Statistic: outputs that stay exactly 1 when the inputs and the last weights are changed; a behavioural proof without a limit.</remarks>
public sealed class SingleUnitSoftmaxDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4001", "SingleUnitSoftmax", "A softmax over one unit: always 1.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Outputs: { } fit, Rows: var rows })
        {
            return Answer.NotHere("No outputs of a model were examined.");
        }

        return !fit.IsAlwaysOne ? Answer.Clear : Answer.Found(
            Info, "outputs", Outcome.OutputCollapse,
            $"Every output {fit.OutputShape} is exactly 1, whatever the inputs and the last weights are (n = {rows:N0}): a softmax over one unit divides it by itself, and no gradient passes. For two classes use a sigmoid, for k classes k units, for numbers no output activation.",
            new Evidence("units that the softmax divides", 1, Expectation.AtLeast, 2, rows));
    }
}
