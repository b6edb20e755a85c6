using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Proves a loss that sends no gradient to the outputs though they are not at its least: constant, detached, or clipped where the outputs are.</summary>
/// <remarks>Statistic: greatest magnitude of the gradient on the outputs, at least 0. At the optimum, and under a softmax over one unit (CG4001), none is expected.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LossIgnoresOutputsDetector(LossIgnoresOutputsOptions? options = null) : IDetector
{
    private readonly LossIgnoresOutputsOptions options = options ?? LossIgnoresOutputsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4009", "LossIgnoresOutputs", "A loss without a gradient on the outputs.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { OutputGradient: >= 0 } loss, Rows: var rows } configuration || configuration.Outputs is { IsAlwaysOne: true })
        {
            return Answer.NotHere("The gradient of the loss on the outputs was not asked.");
        }

        if (loss.OutputGradient > options.MinimumGradient)
        {
            return Answer.Clear;
        }

        bool isFlat = (LossPoints.AreFlat(loss) && TargetForms.Vary(configuration.Outputs))
            || (configuration.Outputs is { } fit && LossForms.IsCategoricalOfOne(loss, fit));
        return isFlat || LossPoints.CostsMore(loss.AtOutputs, loss.AtPerfect)
            ? Answer.Found(
                Info, "loss", null,
                $"No output gets a gradient from the loss (n = {rows:N0}), and {(isFlat ? "every prediction costs the same" : Answer.Text($"they cost {Answer.Number(loss.AtOutputs)} where perfect ones cost {Answer.Number(loss.AtPerfect)}"))}: nothing can be learned from here. {Remedy(configuration.Outputs, loss)}",
                new Evidence("greatest gradient on an output", loss.OutputGradient, Expectation.AtLeast, Math.BitIncrement(options.MinimumGradient), rows))
            : Answer.Undecided($"No output gets a gradient, and whether the outputs are at the least loss is not known.");
    }

    private static string Remedy(OutputFit? fit, LossBehavior loss) => fit switch
    {
        not null when LossForms.IsCategoricalOfOne(loss, fit) =>
            "A categorical cross-entropy of one unit is constant: give each class a unit, or use the binary one.",
        { OutputMinimum: >= 1 } or { OutputMaximum: <= 0 } => "All outputs lie where the loss clips them: keep them inside its range, or use a loss made for these targets.",
        _ => "Look for a detach, a rounding or argmax, or a clip between the outputs and the loss.",
    };
}

/// <summary>Limits of <see cref="LossIgnoresOutputsDetector"/>. Immutable.</summary>
public sealed record LossIgnoresOutputsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LossIgnoresOutputsOptions Default { get; } = new();

    /// <summary>Gradient up to which there is none, in [0, 1]; 1e-12 by default. Source: arithmetic: what is constant or clipped has exactly none, and the mean over a million nearly fitted rows still gives 1e-9.</summary>
    public double MinimumGradient { get; init => field = Limit.In(value, 0, 1); } = 1e-12;
}
