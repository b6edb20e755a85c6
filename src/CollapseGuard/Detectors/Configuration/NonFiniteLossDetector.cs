using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Proves a loss that is NaN or infinite at finite outputs: an unguarded log, root or division.</summary>
/// <remarks>Statistic: non-finite losses at finite outputs, in [0, 1]; one is enough: its gradient makes every weight NaN.</remarks>
public sealed class NonFiniteLossDetector : IDetector
{
    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4012", "NonFiniteLoss", "A non-finite loss of finite outputs.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { } loss, Rows: var rows } configuration || (!loss.IsNonFiniteAtOutputs && !double.IsFinite(loss.AtOutputs)))
        {
            return Answer.NotHere("The loss was not asked about finite outputs.");
        }

        return !loss.IsNonFiniteAtOutputs ? Answer.Clear : Answer.Found(
            Info, "loss", null,
            $"The outputs are finite{Range(configuration.Outputs)} and the loss of them is not (n = {rows:N0}): it takes a log, a root or a quotient where none exists, and the first step makes every weight NaN. Use a library's loss of logits, or clip inside the log.",
            new Evidence("non-finite losses of finite outputs", 1, Expectation.AtMost, 0, rows));
    }

    private static string Range(OutputFit? fit) => fit is not null && fit.OutputMinimum <= fit.OutputMaximum
        ? $", from {Answer.Number(fit.OutputMinimum)} to {Answer.Number(fit.OutputMaximum)},"
        : "";
}
