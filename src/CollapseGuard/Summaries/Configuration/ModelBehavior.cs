namespace CollapseGuard.Summaries;

/// <summary>The model's answers to altered inputs, in inference mode unless said otherwise, relative to the spread of its answers. NaN = not asked. Immutable.</summary>
public sealed record ModelBehavior
{
    /// <summary>Step of the run when the model was asked; 0 before training.</summary>
    public long AtStep { get; init; }

    /// <summary>Median over outputs of the standard deviation over rows.</summary>
    public double Deviation { get; init; } = double.NaN;

    /// <summary>Greatest relative change of any output when the rows are permuted, zeroed or rescaled: 0 = no output answers to any input.</summary>
    public double GreatestResponse { get; init; } = double.NaN;

    /// <summary>Greatest relative difference between a row's answer alone and in the batch, in inference mode: 0 when rows are independent.</summary>
    public double RowCoupling { get; init; } = double.NaN;

    /// <summary>Relative difference between training-mode and inference-mode answers, noise of dropout averaged out as far as repeated.</summary>
    public double ModeDifference { get; init; } = double.NaN;

    /// <summary>Relative difference between two training-mode answers to the same rows: dropout's noise; 0 without.</summary>
    public double TrainingNoise { get; init; } = double.NaN;

    /// <summary>Share of outputs that are exactly 0 in training mode and not in inference mode, in [0, 1]: dropout after the last layer.</summary>
    public double DroppedOutputShare { get; init; } = double.NaN;

    /// <summary>|f(a) + f(b) - 2 f((a+b)/2)| over the spread of the answers, the median; 0 = a linear map.</summary>
    public double Curvature { get; init; } = double.NaN;

    /// <summary>Layers with weights (linear, convolution, recurrent).</summary>
    public int WeightLayers { get; init; }

    /// <summary>Units of the narrowest hidden layer; 0 without a hidden layer.</summary>
    public long NarrowestHidden { get; init; }

    /// <summary>True when the model has batch normalization.</summary>
    public bool HasBatchNorm { get; init; }

    /// <summary>Greatest dropout rate in the model, in [0, 1]; 0 without.</summary>
    public double DropoutRate { get; init; }
}

/// <summary>Outputs beside targets.</summary>
public sealed record OutputFit
{
    /// <summary>Shape of the outputs, written like <c>(64, 1)</c>.</summary>
    public string OutputShape { get; init; } = "";

    /// <summary>Shape of the targets.</summary>
    public string TargetShape { get; init; } = "";

    /// <summary>Units of the last dimension.</summary>
    public int Width { get; init; }

    /// <summary>How the targets are written.</summary>
    public TargetForm TargetForm { get; init; }

    /// <summary>Different classes that the targets hold; 0 for numbers.</summary>
    public int ClassCount { get; init; }

    /// <summary>Different classes in validation targets that training targets did not hold; 0 when unknown.</summary>
    public int UnseenClassCount { get; init; }

    /// <summary>Least and greatest target, NaN without one.</summary>
    public double TargetMinimum { get; init; } = double.NaN;

    /// <summary>Greatest target.</summary>
    public double TargetMaximum { get; init; } = double.NaN;

    /// <summary>Least output of the batch.</summary>
    public double OutputMinimum { get; init; } = double.NaN;

    /// <summary>Greatest output of the batch.</summary>
    public double OutputMaximum { get; init; } = double.NaN;

    /// <summary>Least output that can be reached when the last weights are scaled up; -infinity when there is no bound.</summary>
    public double ReachMinimum { get; init; } = double.NegativeInfinity;

    /// <summary>Greatest output that can be reached when the last weights are scaled up.</summary>
    public double ReachMaximum { get; init; } = double.PositiveInfinity;

    /// <summary>Mean over rows of the sum of a row's outputs.</summary>
    public double RowSumMean { get; init; } = double.NaN;

    /// <summary>True when every row of outputs is nonnegative and sums to 1 within 1e-3 (width 2 or more).</summary>
    public bool RowsAreProbabilities { get; init; }

    /// <summary>True when every output is exactly 1 whatever the inputs and the weights of the last layer are.</summary>
    public bool IsAlwaysOne { get; init; }
}

/// <summary>How targets are written.</summary>
public enum TargetForm
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Numbers of a regression.</summary>
    Numbers = 1,

    /// <summary>0 and 1 in one column.</summary>
    Binary = 2,

    /// <summary>One column of class numbers.</summary>
    ClassIndex = 3,

    /// <summary>One 1 a row.</summary>
    OneHot = 4,

    /// <summary>Several 0/1 columns that do not sum to 1.</summary>
    MultiLabel = 5,

    /// <summary>Rows of probabilities.</summary>
    Probabilities = 6,
}

/// <summary>Inputs as they reach the model.</summary>
/// <param name="Columns">Numbers in a row.</param>
/// <param name="Rows">Rows behind it.</param>
/// <param name="RootMeanSquare">Over all numbers.</param>
/// <param name="GreatestMagnitude">Over all numbers.</param>
/// <param name="LeastDeviation">Least standard deviation of a column that varies; NaN when none does.</param>
/// <param name="GreatestDeviation">Greatest standard deviation of a column.</param>
/// <param name="GreatestOffset">max |mean|/standard deviation over columns that vary; NaN when none does.</param>
/// <param name="ConstantShare">Share of columns that do not vary, in [0, 1].</param>
/// <param name="RepeatedRowShare">1 - different rows / rows, in [0, 1].</param>
/// <param name="NonFiniteCount">NaN or infinite numbers.</param>
public sealed record InputFit(int Columns, long Rows, double RootMeanSquare, double GreatestMagnitude, double LeastDeviation, double GreatestDeviation, double GreatestOffset, double ConstantShare, double RepeatedRowShare, long NonFiniteCount);

/// <summary>A weight layer before training.</summary>
/// <param name="Name">Name in the model.</param>
/// <param name="FanIn">Inputs of a unit.</param>
/// <param name="FanOut">Units (times the kernel's size for a convolution).</param>
/// <param name="Deviation">Standard deviation of the weights about 0: root mean square.</param>
/// <param name="Expected">What He (followed by a rectifier) or Glorot asks for; 1/sqrt(3 fan-in), the framework's default, counts as sound too.</param>
/// <param name="Rectified">True when its output goes into a rectifier.</param>
/// <param name="IdenticalUnitShare">Share of units whose weights equal another unit's, in [0, 1].</param>
/// <param name="IsConstant">True when all weights are equal.</param>
/// <param name="OutputDeviation">Median over its units of the standard deviation of the output over rows; NaN when not seen.</param>
/// <param name="IsOutput">True for the last weight layer.</param>
public sealed record LayerInitialization(string Name, long FanIn, long FanOut, double Deviation, double Expected, bool Rectified, double IdenticalUnitShare, bool IsConstant, double OutputDeviation, bool IsOutput);

/// <summary>The loss of one batch after one trial step of several sizes along the direction that the optimizer would take; weights restored afterwards.</summary>
/// <param name="AtStep">Step of the run, 0 before training.</param>
/// <param name="LearningRate">The optimizer's rate.</param>
/// <param name="Loss">Before the step.</param>
/// <param name="Multiples">Multiples of the rate that were tried, ascending, with the loss after each (non-finite as it is).</param>
/// <param name="Floor">Loss that a perfect answer would leave, as far as known; NaN otherwise.</param>
public sealed record StepProfile(long AtStep, double LearningRate, double Loss, IReadOnlyList<(double Multiple, double Loss)> Multiples, double Floor = double.NaN);

/// <summary>The shape of a tree ensemble beside its training rows.</summary>
/// <param name="Trees">Trees in the ensemble.</param>
/// <param name="Splits">Splits in all of them.</param>
/// <param name="TrainingRows">Rows it was trained on.</param>
/// <param name="LeafMinimum">Least rows a leaf may hold.</param>
public sealed record TreeShape(int Trees, int Splits, long TrainingRows, int LeafMinimum);
