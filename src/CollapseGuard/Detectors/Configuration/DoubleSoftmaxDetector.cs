using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Proves a softmax (or sigmoid) twice: in the model and in the loss, or twice in the model.</summary>
/// <remarks>Statistic: the greatest probability that is left, e/(e + k - 1) for k classes and e/(e + 1) = .73 for one unit: the loss cannot fall below its log, and gradients shrink by it.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class DoubleSoftmaxDetector(DoubleSoftmaxOptions? options = null) : IDetector
{
    private readonly DoubleSoftmaxOptions options = options ?? DoubleSoftmaxOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4004", "DoubleSoftmax", "A softmax or sigmoid twice.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Loss: { } loss, Outputs: { IsAlwaysOne: false } fit, Rows: var rows } || !(LossForms.IsCrossEntropy(loss.Form) || fit.RowsAreProbabilities))
        {
            return Answer.NotHere("Neither a cross-entropy nor outputs that sum to 1 were examined.");
        }

        bool hasSoftmaxInside = loss.Form is LossForm.CategoricalLogits || (loss.ShiftResponse <= options.MaximumShiftResponse && fit.Width > 1);
        bool isTwice = fit.RowsAreProbabilities && hasSoftmaxInside;
        bool isTwiceInModel = fit.RowsAreProbabilities && fit.Width > 1 && Math.Abs(fit.ReachMaximum - Left(fit.Width)) <= options.ReachMargin;
        bool isSigmoidTwice = loss.Form is LossForm.BinaryLogits && OutputReach.IsWithinUnitInterval(fit) && !OutputReach.IsPoint(fit);
        double left = isSigmoidTwice ? Left(2) : Left(fit.Width);
        return !isTwice && !isTwiceInModel && !isSigmoidTwice ? Answer.Clear : Answer.Found(
            Info, "outputs", null,
            $"{(isTwice ? "The outputs are probabilities already, and the loss takes a softmax of them again" : isTwiceInModel ? "The outputs reach only as far as a softmax of a softmax does" : "The outputs come from a sigmoid, and the loss takes a sigmoid of them again")} (n = {rows:N0}; {TensorShape.Spoken(fit)}): no probability can exceed {left:P1}, and the loss stays above {Answer.Number(-Math.Log(left))} a row. Keep one of the two: linear outputs with this loss, or a loss that reads probabilities.",
            new Evidence("greatest probability left", left, Expectation.AtLeast, 1 - options.ReachMargin, rows));
    }

    // A probability of 1 for one class and 0 for the others, as logits.
    private static double Left(int classes) => Math.E / (Math.E + classes - 1);
}

/// <summary>Limits of <see cref="DoubleSoftmaxDetector"/>. Immutable.</summary>
public sealed record DoubleSoftmaxOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static DoubleSoftmaxOptions Default { get; } = new();

    /// <summary>Relative change of the loss under a shift of all outputs of a row up to which it holds a softmax, in [0, 1]; 1e-4 by default. Source: arithmetic: rounding of float32 changes about 1e-6.</summary>
    public double MaximumShiftResponse { get; init => field = Limit.In(value, 0, 1); } = 1e-4;

    /// <summary>How near the reach must come to e/(e + k - 1), in [0, .1]; 2e-3 by default: the softmax inside is saturated to float32 when the weights are scaled up.</summary>
    public double ReachMargin { get; init => field = Limit.In(value, 0, .1); } = 2e-3;
}
