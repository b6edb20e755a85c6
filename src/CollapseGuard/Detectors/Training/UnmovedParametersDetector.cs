using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a training that cannot train: nothing asks for gradients, the optimizer holds nothing, no gradient arrives, or no parameter moves.</summary>
/// <remarks>
/// Statistics: counts of parameters and of steps, each a proof at 0. Layers frozen on purpose, an optimizer that holds a part, steps that a half-precision
/// scaler skips, and accumulation over several batches all leave something moving, and stay silent.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class UnmovedParametersDetector(UnmovedParametersOptions? options = null) : IDetector
{
    private readonly UnmovedParametersOptions options = options ?? UnmovedParametersOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2007", "UnmovedParameters", "A training in which no parameter can or does move.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Training?.Parameters is not { } parameters ? Answer.NotHere("No parameters were looked at.")
            : parameters.Count == 0 ? Answer.NotHere("The model has no parameters.")
            : parameters.MovedSteps > 0 ? Answer.Clear
            : Judge(snapshot.Training, parameters);
    }

    private Verdict Judge(TrainingSummary training, ParameterSummary p) =>
        p.TrainableCount == 0 ? Report(p.Count, "trainable parameters", "no parameter asks for gradients", "Set requires_grad for the layers that are to be trained.")
        : p.HeldCount == 0 ? Report(p.TrainableCount, "trainable parameters held by the optimizer", "the optimizer holds none of the model's trainable parameters", "Create the optimizer from this model's parameters, after the last layer was replaced or loaded.")
        : p.StepsWatched == 0 ? Answer.Undecided($"No step was watched; {options.StepsWithoutGradient:N0} would show whether gradients arrive.")
        : p.WithGradientCount == 0 && training.SampledSteps >= options.StepsWithoutGradient ? Report(training.SampledSteps, "parameters with a gradient", "no parameter ever got a gradient", "Look for a detach, a no_grad or a conversion to numbers between the model and the loss, for an output that no input moves, and for backward() itself.")
        : p.StepsWatched >= options.StepsWithoutMove ? Report(p.StepsWatched, "steps that moved a parameter", "gradients arrive, and no parameter has moved", "Look for a step() that is never called, a learning rate of 0, or a loss scaler that skips every step.")
        : Answer.Undecided($"Nothing moved in {p.StepsWatched:N0} watched steps, as when a loss scaler or a warm-up begins; {options.StepsWithoutMove:N0} would decide.");

    private static Verdict Report(long samples, string statistic, string what, string next) => Watched.Report(
        Info, Severity.Error, "parameters",
        $"Nothing is trained: {what} (n = {samples:N0}). {next}",
        new Evidence(statistic, 0, Expectation.AtLeast, 1, samples));
}

/// <summary>Limits of <see cref="UnmovedParametersDetector"/>. Immutable.</summary>
public sealed record UnmovedParametersOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static UnmovedParametersOptions Default { get; } = new();

    /// <summary>Sampled steps without any gradient that prove that none arrives, at least 1; 3 by default: a single batch may have a loss of exactly 0.</summary>
    public long StepsWithoutGradient { get; init => field = Limit.Rows(value, 1); } = 3;

    /// <summary>Watched steps without any movement that prove that none happens, at least 1; 32 by default: a loss scaler that begins at 65,536 skips at most 16 steps. Source: Micikevicius et al. (2018), Mixed Precision Training.</summary>
    public long StepsWithoutMove { get; init => field = Limit.Rows(value, 1); } = 32;
}
