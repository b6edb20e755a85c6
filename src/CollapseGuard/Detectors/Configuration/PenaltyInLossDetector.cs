using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a penalty inside the loss that steers the parameters as much as the data do, already before training.</summary>
/// <remarks>
/// Statistic: norm of the gradient that a penalty alone gives over the norm of the whole gradient, at the first batch, in [0, ∞); 0 without a penalty.
/// At the end of a sound run both balance, so a model that was trained before (its initial weights are not known) is noted only.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class PenaltyInLossDetector(PenaltyInLossOptions? options = null) : IDetector
{
    private readonly PenaltyInLossOptions options = options ?? PenaltyInLossOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4037", "PenaltyInLoss", "A penalty in the loss that outweighs the data before training starts.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { } loss } configuration || double.IsNaN(loss.PenaltyGradientRatio))
        {
            return NetworkFindings.NotAsked("the gradient of the loss's penalty");
        }

        double ratio = loss.PenaltyGradientRatio;
        bool isWarning = ratio > options.MaximumRatio && configuration.Initialization.Count > 0;
        return ratio <= options.NotedRatio ? Answer.Clear : NetworkFindings.Found(
            Info, isWarning ? NetworkFindings.Weighed(Severity.Warning, snapshot) : Severity.Note, "loss",
            $"At the first batch the penalty's gradient is {Answer.Number(ratio)} of the whole gradient (n = {configuration.Rows:N0} rows): the weights are pulled to zero as hard as the data pull them anywhere. Train once with a hundredth of the penalty, and leave biases and normalization layers out of it.",
            new Evidence("norm of the penalty's gradient/norm of the gradient", ratio, Expectation.AtMost, isWarning ? options.MaximumRatio : options.NotedRatio, configuration.Rows));
    }
}

/// <summary>Limits of <see cref="PenaltyInLossDetector"/>. Immutable.</summary>
public sealed record PenaltyInLossOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static PenaltyInLossOptions Default { get; } = new();

    /// <summary>Ratio that needs no word, in [0, 1e6]; .5 by default: weight decay of 1e-4 gives below .1 at the start.</summary>
    public double NotedRatio { get; init => field = Limit.In(value, 0, 1e6); } = .5;

    /// <summary>Ratio above which it warns, in [0, 1e6]; .9 by default: penalty over data of 2 at a right angle, 2/sqrt(5). Source: TheDeepChecker (2023), over-regularization.</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 0, 1e6); } = .9;
}
