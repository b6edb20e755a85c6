using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Proves a loss that does not match rows: outputs (n, 1) against targets (n) compare every row with every other.</summary>
/// <remarks>Statistic: relative change of the loss when the targets are permuted under varied predictions, in [0, ∞); 0 = any order of the targets costs the same, so that only their mean can be learned.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LossBroadcastDetector(LossBroadcastOptions? options = null) : IDetector
{
    private readonly LossBroadcastOptions options = options ?? LossBroadcastOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4007", "LossBroadcast", "A loss that does not match rows: (n, 1) against (n).", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { RowMatching: >= 0 } loss, Rows: var rows } configuration)
        {
            return Answer.NotHere("Whether the loss matches rows was not asked.");
        }

        if (loss.RowMatching > options.MinimumRowMatching)
        {
            return Answer.Clear;
        }

        if (rows < 2 || configuration.Outputs is not { } fit || !TargetForms.Vary(fit))
        {
            return Answer.Undecided($"Permuting {rows:N0} rows whose targets are equal or unknown shows nothing; a batch with different targets is needed.");
        }

        if (IsDrowned(loss) || (!TensorShape.DifferByOnes(fit) && double.IsFinite(loss.AtShifted) && !LossPoints.CostsMore(loss.AtShifted, loss.AtPerfect)))
        {
            return Answer.NotHere("A penalty drowns the loss, or it tells no predictions apart at all (CG4010).");
        }

        var evidence = new Evidence("relative change of the loss under permuted targets", loss.RowMatching, Expectation.AtLeast, options.MinimumRowMatching, rows);
        if (TensorShape.DifferByOnes(fit))
        {
            return Answer.Found(
                Info, "loss", null,
                $"The loss is the same whatever row each target belongs to (n = {rows:N0}): {TensorShape.Spoken(fit)} are broadcast, every output is compared with every target, and all are pulled to the targets' mean. Give both the same shape: squeeze the outputs or unsqueeze the targets.",
                evidence);
        }

        return new Verdict.Found(new Finding(
            Info, Severity.Warning, "loss",
            Answer.Text($"The loss is the same whatever row each target belongs to (n = {rows:N0}; {TensorShape.Spoken(fit)}): it reduces over the rows before it compares, so that rows cannot be learned one by one. Compare row by row and average last, unless only totals are to fit."),
            [evidence]));
    }

    // A large penalty makes every relative change small; what differs beyond rounding is matched all the same.
    private static bool IsDrowned(LossBehavior loss) => loss.PenaltyGradientRatio > 0 && LossPoints.CostsMore(loss.AtPermuted, loss.AtPerfect);
}

/// <summary>Limits of <see cref="LossBroadcastDetector"/>. Immutable.</summary>
public sealed record LossBroadcastOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LossBroadcastOptions Default { get; } = new();

    /// <summary>Relative change that permuted targets must cause, in [0, 1]; 1e-4 by default. Source: arithmetic: summing n numbers of float32 in another order changes about 1e-6, and a million matched rows still change 1e-3.</summary>
    public double MinimumRowMatching { get; init => field = Limit.In(value, 0, 1); } = 1e-4;
}
