namespace CollapseGuard;

/// <summary>Why a model came to answer the same thing; the vocabulary of causes. Extended at the end, never renamed.</summary>
/// <remarks>Members marked "mechanism" say how outputs died, not why; they are ranked apart (<see cref="CauseVocabulary.IsMechanism"/>).</remarks>
public enum CauseId
{
    /// <summary>Softmax over one unit: always 1.</summary>
    SingleUnitSoftmax = 0,

    /// <summary>The output activation cannot reach the targets (relu, sigmoid, softmax, tanh for other ranges; relu on logits).</summary>
    OutputRangeMismatch = 1,

    /// <summary>Cross-entropy on values that are not probabilities.</summary>
    LossExpectsProbabilities = 2,

    /// <summary>K sigmoids with a categorical cross-entropy.</summary>
    IndependentSigmoids = 3,

    /// <summary>Number of output units does not fit the classes.</summary>
    OutputWidthMismatch = 4,

    /// <summary>Softmax twice.</summary>
    DoubleSoftmax = 5,

    /// <summary>Dropout on or after the output.</summary>
    DropoutOnOutput = 6,

    /// <summary>Loss that does not fit the task.</summary>
    UnsuitableLoss = 7,

    /// <summary>Hand-written loss: axis, reduction, unstable log.</summary>
    LossImplementation = 8,

    /// <summary>(n,1) against (n): every output is pulled to the mean.</summary>
    LossBroadcast = 9,

    /// <summary>Ascends.</summary>
    InvertedObjective = 10,

    /// <summary>Label values wrong (scaled, off by one).</summary>
    LabelEncoding = 11,

    /// <summary>Only one label value.</summary>
    SingleClassLabels = 12,

    /// <summary>Features and labels shuffled apart.</summary>
    LabelMisalignment = 13,

    /// <summary>Ordered by class and not shuffled.</summary>
    UnshuffledData = 14,

    /// <summary>Some classes are so rare that ignoring them costs little.</summary>
    ClassImbalance = 15,

    /// <summary>The inputs do not determine the target.</summary>
    NoSignal = 16,

    /// <summary>Features unscaled or of very different scales.</summary>
    InputScale = 17,

    /// <summary>Target far from unit scale.</summary>
    TargetScale = 18,

    /// <summary>Inputs constant, erased or duplicated.</summary>
    ConstantInputs = 19,

    /// <summary>E.g. an identifier or date one-hot encoded.</summary>
    InputEncoding = 20,

    /// <summary>Missing codes, NaN, corrupt rows.</summary>
    DirtyData = 21,

    /// <summary>Too few rows to learn from.</summary>
    TooLittleData = 22,

    /// <summary>Other preprocessing or mode at inference.</summary>
    TrainServeMismatch = 23,

    /// <summary>Steps overshoot.</summary>
    LearningRateTooHigh = 24,

    /// <summary>Steps too small to get anywhere in the epochs given.</summary>
    LearningRateTooLow = 25,

    /// <summary>Training ended while it was still improving.</summary>
    TooFewEpochs = 26,

    /// <summary>Batches too large or too small.</summary>
    BatchSize = 27,

    /// <summary>Optimizer that does not get there.</summary>
    UnsuitableOptimizer = 28,

    /// <summary>No step, no parameters, frozen, fit not called.</summary>
    NotTrained = 29,

    /// <summary>Gradients of past steps add up.</summary>
    GradientsNotCleared = 30,

    /// <summary>Symmetric weights.</summary>
    ConstantInitialization = 31,

    /// <summary>Weights start too close to zero.</summary>
    InitializationTooSmall = 32,

    /// <summary>Weights start so large that units saturate or die.</summary>
    InitializationTooLarge = 33,

    /// <summary>Mechanism: Units that no input activates.</summary>
    DeadUnits = 34,

    /// <summary>Mechanism: Units stuck at the ends of their activation.</summary>
    SaturatedUnits = 35,

    /// <summary>Mechanism: Gradients too small to move the early layers.</summary>
    VanishingGradient = 36,

    /// <summary>Mechanism: Gradients too large to step by.</summary>
    ExplodingGradient = 37,

    /// <summary>Linear stack.</summary>
    NoNonlinearity = 38,

    /// <summary>Wrong hidden activation.</summary>
    UnsuitableActivation = 39,

    /// <summary>The model cannot express the function.</summary>
    TooLittleCapacity = 40,

    /// <summary>Dropout removes too much.</summary>
    DropoutTooHigh = 41,

    /// <summary>The penalty outweighs the data.</summary>
    OverRegularized = 42,

    /// <summary>Batch-norm statistics or mode.</summary>
    BatchNormMode = 43,

    /// <summary>A tree's leaf minimum above what the data allow.</summary>
    LeafMinimumTooLarge = 44,

    /// <summary>Memorises; under-regularized.</summary>
    Overfitting = 45,

    /// <summary>Scores rank, the threshold does not separate.</summary>
    DecisionThreshold = 46,

    /// <summary>Normalized without centring: still near-constant.</summary>
    UncenteredNormalizer = 47,

    /// <summary>A feature that is the target.</summary>
    TargetLeak = 48,

    /// <summary>Scored data unlike the training data.</summary>
    DistributionDrift = 49,
}
