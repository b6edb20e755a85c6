using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees several weight layers that together are one linear map: the activations between them are missing.</summary>
/// <remarks>
/// Statistic: |f(a) + f(b) - 2 f((a+b)/2)| over the spread of the answers, the median; 0 = linear. A model with a rectifier is not judged by it: at the
/// start, on positive inputs, every unit can lie on one side. A single weight layer is linear regression, on purpose.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LinearStackDetector(LinearStackOptions? options = null) : IDetector
{
    private readonly LinearStackOptions options = options ?? LinearStackOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4029", "LinearStack", "Several weight layers that together are one linear map.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Model: { } model } configuration || double.IsNaN(model.Curvature))
        {
            return NetworkFindings.NotAsked("its answers between two rows");
        }

        if (model.WeightLayers < 2)
        {
            return Answer.NotHere("The model has fewer than two weight layers: it is linear on purpose.");
        }

        if (model.Curvature > options.MaximumCurvature || HasActivation(snapshot, configuration))
        {
            return Answer.Clear;
        }

        double magnitude = configuration.Outputs is { } outputs ? Math.Max(Math.Abs(outputs.OutputMinimum), Math.Abs(outputs.OutputMaximum)) : 0;
        return !(model.Deviation > options.Rounding * magnitude)
            ? Answer.Undecided($"The answers hardly vary (standard deviation {model.Deviation:G2} beside a magnitude of {magnitude:G2}); whether they bend is lost in rounding.")
            : NetworkFindings.Found(
                Info, NetworkFindings.Weighed(Info.DefaultSeverity, snapshot), NetworkFindings.Model,
                $"{model.WeightLayers} weight layers answer like one: between two rows the answer is their mean to {model.Curvature:G2} of the spread (n = {configuration.Rows:N0} rows). No activation stands between the layers, so nothing that bends can be learned. Put a ReLU or tanh behind every hidden layer.",
                new Evidence("median |f(a) + f(b) - 2f((a+b)/2)|/spread of answers", model.Curvature, Expectation.AtLeast, Math.BitIncrement(options.MaximumCurvature), configuration.Rows));
    }

    private static bool HasActivation(Snapshot snapshot, ConfigurationSummary configuration) =>
        configuration.Initialization.Any(l => l.Rectified && !l.IsOutput)
        || snapshot.Training?.Layers.Any(l => !l.IsOutput && l.Activation > ActivationRange.Unbounded) == true;
}

/// <summary>Limits of <see cref="LinearStackDetector"/>. Immutable.</summary>
public sealed record LinearStackOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LinearStackOptions Default { get; } = new();

    /// <summary>Curvature that is rounding only, in [0, 1]; 1e-5 by default. Source: arithmetic, some 80 units in the last place of a float32; a tanh at a tenth of its range bends by 1e-3.</summary>
    public double MaximumCurvature { get; init => field = Limit.In(value, 0, 1); } = 1e-5;

    /// <summary>Spread beside the magnitude of the answers below which curvature is lost in rounding, in [0, 1]; .01 by default: 1e-7/1e-5.</summary>
    public double Rounding { get; init => field = Limit.In(value, 0, 1); } = .01;
}
