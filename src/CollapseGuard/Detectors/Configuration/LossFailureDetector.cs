using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Shows the exception that the loss throws on these outputs and targets.</summary>
/// <remarks>Statistic: calls that threw, in [0, 1]; none is expected.</remarks>
public sealed class LossFailureDetector : IDetector
{
    private const int LongestMessage = 300;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4016", "LossFailure", "A loss that throws on these shapes.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { } loss, Rows: var rows } configuration)
        {
            return Answer.NotHere("No loss was examined.");
        }

        return loss.Failure is not { } failure ? Answer.Clear : Answer.Found(
            Info, "loss", null,
            $"The loss throws (n = {rows:N0}{(configuration.Outputs is { } fit ? $"; {TensorShape.Spoken(fit)}" : "")}): \"{FirstLine(failure)}\". No step can be taken. Make outputs and targets what it asks for: same shape and type for a distance or a binary cross-entropy, class numbers of type int64 from 0 to k - 1 beside k units for a categorical one.",
            new Evidence("calls that threw", 1, Expectation.AtMost, 0, rows));
    }

    private static string FirstLine(string failure)
    {
        string line = failure.Trim().Split('\n')[0].Trim();
        return line.Length <= LongestMessage ? line : line[..LongestMessage] + "…";
    }
}
