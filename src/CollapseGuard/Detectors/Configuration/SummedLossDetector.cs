namespace CollapseGuard.Detectors;

/// <summary>Notes a loss that adds over rows: its gradient, and with it the step of plain gradient descent, grows with the batch.</summary>
/// <remarks>Statistic: loss of the batch given twice over the loss of the batch, penalty removed; 1 = mean, 2 = sum.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class SummedLossDetector(SummedLossOptions? options = null) : IDetector
{
    private readonly SummedLossOptions options = options ?? SummedLossOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4011", "SummedLoss", "A loss that adds over rows.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { } loss, Rows: var rows } || !double.IsFinite(loss.DoubledRatio))
        {
            return Answer.NotHere("How the loss grows with the batch was not asked.");
        }

        return loss.DoubledRatio <= options.MaximumRatio ? Answer.Clear : Answer.Found(
            Info, "loss", null,
            $"The same batch given twice costs {loss.DoubledRatio:F2} times as much (n = {rows:N0}): the loss adds over rows, and its gradient is about {rows:N0} times a mean's, as if the learning rate were. Take the mean, or divide the rate by the size of the batch.",
            new Evidence("loss of the doubled batch over loss", loss.DoubledRatio, Expectation.AtMost, options.MaximumRatio, rows));
    }
}

/// <summary>Limits of <see cref="SummedLossDetector"/>. Immutable.</summary>
public sealed record SummedLossOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static SummedLossOptions Default { get; } = new();

    /// <summary>Ratio up to which a loss counts as a mean, in [1, 2]; 1.5 by default, half-way between a mean (1) and a sum (2). TheDeepChecker (Ben Braiek and Khomh 2023) duplicates the batch the same way.</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 1, 2); } = 1.5;
}
