using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Notes outputs whose loss is many times that of the best constant: training starts by undoing its own first guess.</summary>
/// <remarks>Statistic: (loss at the outputs - at perfect ones)/(loss at the best constant - at perfect ones); about 1 for fresh outputs near 0 and a target of unit scale, or about ln k for classes.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class InitialLossFarDetector(InitialLossFarOptions? options = null) : IDetector
{
    private readonly InitialLossFarOptions options = options ?? InitialLossFarOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4015", "InitialLossFar", "A loss far above the best constant's.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { Form: not LossForm.Unknown } loss, Outputs: { IsAlwaysOne: false } fit, Rows: var rows })
        {
            return Answer.NotHere("No known loss was examined beside its outputs.");
        }

        double constant = loss.AtConstant - loss.AtPerfect;
        double ratio = (loss.AtOutputs - loss.AtPerfect) / constant;
        if (!double.IsFinite(ratio) || !(constant > 0))
        {
            return Answer.NotHere("The loss of the best constant is not known, or is nothing.");
        }

        bool isDistance = LossForms.IsDistance(loss.Form);
        double limit = isDistance ? options.MaximumDistanceRatio : options.MaximumEntropyRatio;
        return ratio <= limit ? Answer.Clear : Answer.Found(
            Info, "loss", null,
            $"The outputs cost {Answer.Number(ratio)} times as much as the best constant answer (n = {rows:N0}; {TensorShape.Spoken(fit)}): training must undo that first, and its early steps are large. {(isDistance ? "Standardize the target, or start the output bias at its mean." : "Start the last layer with smaller weights, and standardize the inputs.")}",
            new Evidence("loss over the best constant's", ratio, Expectation.AtMost, limit, rows));
    }
}

/// <summary>Limits of <see cref="InitialLossFarDetector"/>. Immutable.</summary>
public sealed record InitialLossFarOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static InitialLossFarOptions Default { get; } = new();

    /// <summary>Ratio for a cross-entropy, in [1, 1e12]; 2 by default. Source: TheDeepChecker (Ben Braiek and Khomh 2023): an initial loss within once the expected ln k.</summary>
    public double MaximumEntropyRatio { get; init => field = Limit.In(value, 1, 1e12); } = 2;

    /// <summary>Ratio for a distance, in [1, 1e12]; 10 by default: a target whose mean lies three standard deviations from 0.</summary>
    public double MaximumDistanceRatio { get; init => field = Limit.In(value, 1, 1e12); } = 10;
}
