using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>A training program in words: what a fault changes with <c>with</c> before it is built.</summary>
internal sealed record Recipe
{
    /// <summary>The template it was made from: calibration never sees the template that it is judged on.</summary>
    public required string Template { get; init; }

    public required MadeData Data { get; init; }

    /// <summary>How outputs and targets are written.</summary>
    public required HeadForm Head { get; init; }

    /// <summary>Units of the hidden layers.</summary>
    public required int[] Widths { get; init; }

    public required Activation Hidden { get; init; }

    public required OptimizerKind Optimizer { get; init; }

    public required double LearningRate { get; init; }

    public int Epochs { get; init; } = 25;

    public int BatchSize { get; init; } = 32;

    public int Rows { get; init; } = 256;

    /// <summary>True when rows asked about were not trained on.</summary>
    public bool IsHeldOut { get; init; }

    public bool IsConvolution { get; init; }

    /// <summary>What follows the last layer; null for what the head's form asks for.</summary>
    public Activation? LastActivation { get; init; }

    /// <summary>Output units; 0 for as many as the head's form asks for.</summary>
    public int OutputWidth { get; init; }

    /// <summary>Overwrites each weight matrix; null for Glorot's start.</summary>
    public Action<Tensor>? Start { get; init; }

    public double Dropout { get; init; }

    public double OutputDropout { get; init; }

    /// <summary>Momentum of batch normalization's statistics; null for no batch normalization.</summary>
    public double? BatchNormMomentum { get; init; }

    /// <summary>Of the sum of squared weights, added to the loss.</summary>
    public double Penalty { get; init; }

    /// <summary>Null for the loss that fits the head.</summary>
    public Func<Tensor, Tensor, Tensor>? Loss { get; init; }

    /// <summary>Changes the rows before anything else sees them; null for none.</summary>
    public Func<DataParts, DataParts>? Rework { get; init; }

    /// <summary>How targets are written; null for what the head's form asks for.</summary>
    public TargetForm? Targets { get; init; }

    public RowOrder Order { get; init; } = RowOrder.Shuffled;

    public bool Steps { get; init; } = true;

    public bool ClearsGradients { get; init; } = true;

    /// <summary>True when the optimizer holds another model's parameters.</summary>
    public bool HoldsOtherParameters { get; init; }

    /// <summary>Layers from the input on that the optimizer leaves alone.</summary>
    public int FrozenLayers { get; init; }

    public int AccumulatedBatches { get; init; } = 1;

    /// <summary>Factor of the learning rate by the share of the training that is behind; null for 1.</summary>
    public Func<double, double>? Schedule { get; init; }

    public PredictionTask Task => Data.Task;

    /// <summary>One number or unit a row.</summary>
    public bool IsSingle => Head is HeadForm.Number or HeadForm.Probability or HeadForm.Logit;

    public bool IsNumber => Task == PredictionTask.Regression;

    public bool IsBinary => Task == PredictionTask.Binary;

    public bool IsMulticlass => Task == PredictionTask.Multiclass;
}

/// <summary>What the last layer gives.</summary>
internal enum HeadForm
{
    /// <summary>One number, under a squared error.</summary>
    Number,

    /// <summary>As many numbers as targets, under a squared error.</summary>
    Numbers,

    /// <summary>A sigmoid, under a binary cross-entropy of probabilities.</summary>
    Probability,

    /// <summary>One logit, under torch's own loss.</summary>
    Logit,

    /// <summary>A softmax, under a categorical cross-entropy of probabilities and one-hot targets.</summary>
    Softmax,

    /// <summary>Logits, under torch's own loss and class numbers.</summary>
    Logits,
}

/// <summary>How targets are written.</summary>
internal enum TargetForm
{
    /// <summary>Numbers, n x m.</summary>
    Numbers,

    /// <summary>Numbers without the dimension of 1: n.</summary>
    Flat,

    /// <summary>Class numbers.</summary>
    Codes,

    /// <summary>One 1 a row.</summary>
    OneHot,
}

/// <summary>Which optimizer.</summary>
internal enum OptimizerKind
{
    Adam,
    Sgd,
    Momentum,
    RmsProp,
    Adagrad,
    Adadelta,
}
