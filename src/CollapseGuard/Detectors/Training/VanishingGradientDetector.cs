using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees gradients that are lost on their way back: the early layers hardly feel the loss, and hardly move.</summary>
/// <remarks>
/// Statistic: norm of the gradient times norm of the weights, least of the first half of the layers over greatest of the second half, in [0, ∞). The product does not
/// depend on the scale of the weights nor on that of the loss, so a converged run, whose gradients are all small, stays silent. Early layers that move as
/// fast as the others, as under Adam, stay silent too.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class VanishingGradientDetector(VanishingGradientOptions? options = null) : IDetector
{
    private readonly VanishingGradientOptions options = options ?? VanishingGradientOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2004", "VanishingGradient", "Gradients lost on the way to the early layers.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training is not { } training)
        {
            return Watched.NoLoop;
        }

        LayerSummary[] trained = [.. training.Layers.Where(l => !l.IsFrozen && l.ParameterCount > 0 && double.IsFinite(LayerFlow.Latest(l)))];
        double ratio = LayerFlow.EarlyToLate(trained);
        return training.Layers.Count == 0 ? Watched.NoLayers(training)
            : trained.Length < 3 ? Answer.NotHere("Fewer than three layers with gradients were looked at.")
            : trained.Max(l => l.Samples) < options.MinimumSamples ? Answer.Undecided($"{trained.Max(l => l.Samples):N0} sampled steps; at least {options.MinimumSamples} are needed to tell a lost gradient from a lucky batch.")
            : double.IsNaN(ratio) ? Answer.Undecided($"No gradient reached the later layers at the latest of {training.SampledSteps:N0} sampled steps; a batch with a loss would decide.")
            : ratio < options.MinimumRatio && IsLeftBehind(trained) ? Report(training, trained, ratio)
            : Answer.Clear;
    }

    /// <summary>Slower early layers, where movement was measured: an optimizer that divides by the gradient's size moves them all the same.</summary>
    private bool IsLeftBehind(LayerSummary[] trained)
    {
        double[] moves = [.. trained.Select(l => l.UpdateRatio.Median)];
        return !moves.All(double.IsFinite) || moves.Take(moves.Length / 2).Min() < options.MinimumMovement * moves.Skip((moves.Length + 1) / 2).Max();
    }

    private Verdict Report(TrainingSummary training, LayerSummary[] trained, double ratio)
    {
        LayerSummary weakest = trained.Take(trained.Length / 2).MinBy(LayerFlow.Latest)!;
        return Watched.Report(
            Info, options.Skill.Weigh(training), weakest.Name,
            $"The loss pulls at '{weakest.Name}' {ratio:G2} times as hard as at the later layers, whatever their weights' scale (n = {weakest.Samples:N0} sampled steps, {trained.Length:N0} layers): the gradient is lost on its way back, and the early layers stay as they were initialized. Put relu and normalization where sigmoid or tanh stand, initialize for the activation, add skip connections, or use fewer layers.",
            new Evidence("gradient × weights, early/late layers", ratio, Expectation.AtLeast, options.MinimumRatio, weakest.Samples));
    }
}
