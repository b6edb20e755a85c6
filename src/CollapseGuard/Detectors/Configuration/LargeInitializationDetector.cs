using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees initial weights so large that units start saturated, dead, or at outputs far from any target.</summary>
/// <remarks>
/// Statistics: a layer's standard deviation over the largest sound one (He or what is expected), in [0, ∞); spread of its outputs over rows.
/// Both must be large: weights fitted to inputs of small scale (LSUV) give outputs of unit spread, and unscaled inputs are CG4033's.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LargeInitializationDetector(LargeInitializationOptions? options = null) : IDetector
{
    private readonly LargeInitializationOptions options = options ?? LargeInitializationOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4028", "LargeInitialization", "Initial weights so large that units start saturated or dead.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Initialization: { Count: > 0 } layers } configuration)
        {
            return NetworkFindings.NotAsked("its weights before training");
        }

        LayerInitialization? worst = layers
            .Where(l => InitializationScale.OverLargest(l) > options.MaximumRatio && !(l.OutputDeviation <= options.MaximumDeviation))
            .MaxBy(InitializationScale.OverLargest);
        if (worst is null)
        {
            return Answer.Clear;
        }

        double ratio = InitializationScale.OverLargest(worst);
        bool isSeen = worst.OutputDeviation > options.MaximumDeviation;
        Evidence scale = new($"sd(weights of '{worst.Name}')/largest sound sd", ratio, Expectation.AtMost, options.MaximumRatio, configuration.Rows);
        return NetworkFindings.Found(
            Info, isSeen ? NetworkFindings.Weighed(Severity.Warning, snapshot) : Severity.Note, worst.Name,
            $"The initial weights of '{worst.Name}' have standard deviation {Answer.Number(worst.Deviation)}, {Answer.Number(ratio)} times the largest usual one for {worst.FanIn:N0} inputs{(isSeen ? Answer.Text($", and its outputs vary by {Answer.Number(worst.OutputDeviation)} over rows") : "")} (n = {configuration.Rows:N0}). Sigmoid and tanh units start at their ends, and losses and gradients start huge. Initialize by He before a rectifier, by Glorot otherwise.",
            isSeen ? [scale, new($"sd over rows of the outputs of '{worst.Name}'", worst.OutputDeviation, Expectation.AtMost, options.MaximumDeviation, configuration.Rows)] : [scale]);
    }
}

/// <summary>Limits of <see cref="LargeInitializationDetector"/>. Immutable.</summary>
public sealed record LargeInitializationOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LargeInitializationOptions Default { get; } = new();

    /// <summary>Ratio that needs no word, in [1, 1e6]; 4 by default: LSUV on pixels in [0, 1] reaches 3, N(0, 1) on 784 inputs is 20. Source: He and others (2015), section 2.2.</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 1, 1e6); } = 4;

    /// <summary>Spread of a layer's outputs that needs no word, in [0, 1e6]; 3 by default: at 3 the slope of a tanh is .01, that of a sigmoid .05. Source: Glorot and Bengio (2010), section 3.</summary>
    public double MaximumDeviation { get; init => field = Limit.In(value, 0, 1e6); } = 3;
}
