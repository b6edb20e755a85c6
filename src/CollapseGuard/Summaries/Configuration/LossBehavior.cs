namespace CollapseGuard.Summaries;

/// <summary>The loss at predictions made for the purpose, on the targets of one batch. NaN = not evaluated or not finite. Immutable.</summary>
/// <remarks>
/// The perfect prediction is what the targets ask for in the space that the loss reads (numbers, probabilities or logits of ±10); it is clipped into (1e-6, 1 - 1e-6) where the loss reads probabilities.
/// Shifted, inverted and permuted ones are made from it. Differences, never values, are compared: a penalty inside the loss cancels.
/// </remarks>
public sealed record LossBehavior
{
    /// <summary>Which known loss it behaves like, up to a factor and a constant.</summary>
    public LossForm Form { get; init; }

    /// <summary>Whether it adds over rows: loss of the batch given twice over loss of the batch, penalty removed; 1 = mean, 2 = sum.</summary>
    public double DoubledRatio { get; init; } = double.NaN;

    /// <summary>At the model's own outputs.</summary>
    public double AtOutputs { get; init; } = double.NaN;

    /// <summary>At the perfect prediction.</summary>
    public double AtPerfect { get; init; } = double.NaN;

    /// <summary>At the best constant: the targets' mean, or the class shares.</summary>
    public double AtConstant { get; init; } = double.NaN;

    /// <summary>At perfect predictions moved by one standard deviation of the targets (probabilities: a tenth towards the next class); the lesser of both directions.</summary>
    public double AtShifted { get; init; } = double.NaN;

    /// <summary>At predictions mirrored at the targets' mean (probabilities: the classes swapped).</summary>
    public double AtInverted { get; init; } = double.NaN;

    /// <summary>At perfect predictions handed to the wrong rows.</summary>
    public double AtPermuted { get; init; } = double.NaN;

    /// <summary>Change of the loss when outputs move a small way towards the perfect prediction, over the change's scale; negative in a sound loss.</summary>
    public double TowardsTarget { get; init; } = double.NaN;

    /// <summary>Greatest magnitude of the loss's gradient on the model's outputs; 0 = the loss does not read them.</summary>
    public double OutputGradient { get; init; } = double.NaN;

    /// <summary>Relative change of the loss when the target rows are permuted under varied predictions; 0 = rows are not matched: (n, 1) met (n).</summary>
    public double RowMatching { get; init; } = double.NaN;

    /// <summary>Relative change when the same number is added to every class output of a row; 0 = a softmax inside.</summary>
    public double ShiftResponse { get; init; } = double.NaN;

    /// <summary>Relative change when every output of a row is doubled; 0 = the loss divides by the row's sum.</summary>
    public double ScaleResponse { get; init; } = double.NaN;

    /// <summary>True when the outputs were finite and the loss at them was not.</summary>
    public bool IsNonFiniteAtOutputs { get; init; }

    /// <summary>True when the loss throws on these shapes; the message is in <see cref="Failure"/>.</summary>
    public string? Failure { get; init; }

    /// <summary>Norm of the gradient that the parameters get from the loss of detached outputs, over the whole gradient's; 0 without a penalty.</summary>
    public double PenaltyGradientRatio { get; init; } = double.NaN;
}

/// <summary>Losses that are known by their behaviour.</summary>
public enum LossForm
{
    /// <summary>None of the known ones.</summary>
    Unknown = 0,

    /// <summary>Squared error.</summary>
    SquaredError = 1,

    /// <summary>Absolute error.</summary>
    AbsoluteError = 2,

    /// <summary>Huber or smooth L1.</summary>
    Huber = 3,

    /// <summary>Binary cross-entropy of probabilities.</summary>
    BinaryProbabilities = 4,

    /// <summary>Binary cross-entropy of logits.</summary>
    BinaryLogits = 5,

    /// <summary>Categorical cross-entropy of probabilities (rows divided by their sum or not).</summary>
    CategoricalProbabilities = 6,

    /// <summary>Categorical cross-entropy of logits.</summary>
    CategoricalLogits = 7,

    /// <summary>Negative log-likelihood of log-probabilities.</summary>
    LogProbabilities = 8,
}
