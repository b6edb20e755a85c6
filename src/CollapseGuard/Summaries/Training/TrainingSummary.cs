namespace CollapseGuard.Summaries;

/// <summary>What a training loop has shown so far, in numbers only; filled by the monitor and, for what happens inside layers, by an adapter. Immutable.</summary>
public sealed record TrainingSummary
{
    /// <summary>Steps of the optimizer so far.</summary>
    public required long Steps { get; init; }

    /// <summary>Steps whose outputs were looked at.</summary>
    public required long SampledSteps { get; init; }

    /// <summary>Epochs that have ended.</summary>
    public int Epochs { get; init; }

    /// <summary>The training loss over the run.</summary>
    public required CourseSummary Loss { get; init; }

    /// <summary>The loss of the best constant answer on the same targets, in units of the loss; NaN when unknown.</summary>
    public double ConstantLoss { get; init; } = double.NaN;

    /// <summary>Spread of the outputs beside the targets' over the run: sd(output)/sd(target), by classes sqrt(sum var p_c / sum pi_c(1-pi_c)); a course with no points when not measured.</summary>
    public CourseSummary OutputSpread { get; init; } = CourseSummary.Empty;

    /// <summary>The collapse alarm's state; null when none ran.</summary>
    public AlarmSummary? Alarm { get; init; }

    /// <summary>Layers in the order of the forward pass; empty when no adapter looked inside.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; init; } = [];

    /// <summary>Which layers were not looked at and why; null when all were.</summary>
    public string? LayersUnseen { get; init; }

    /// <summary>Training and held-out loss by epoch.</summary>
    public IReadOnlyList<EpochSummary> EpochLosses { get; init; } = [];

    /// <summary>How the batches mix the targets; null when not measured.</summary>
    public BatchMixSummary? Batches { get; init; }

    /// <summary>Rows per step, the median; 0 when unknown.</summary>
    public double BatchSize { get; init; }

    /// <summary>Different rows seen, as far as known; 0 when unknown.</summary>
    public long DistinctRows { get; init; }

    /// <summary>Parameters before and after steps; null when no adapter looked.</summary>
    public ParameterSummary? Parameters { get; init; }

    /// <summary>Norm of the penalty's gradient over the norm of the data's gradient, the latest; 0 without a penalty, NaN when unknown.</summary>
    public double PenaltyGradientRatio { get; init; } = double.NaN;

    /// <summary>Inputs of validation or inference beside those of training; null when either was not seen.</summary>
    public InputShiftSummary? ValidationInputs { get; init; }

    /// <summary>Skill over the best constant on training rows, the latest epoch: 1 - MSE/Var, or 1 - log-loss/entropy; NaN when unknown.</summary>
    public double TrainingSkill { get; init; } = double.NaN;

    /// <summary>The same on validation rows.</summary>
    public double ValidationSkill { get; init; } = double.NaN;

    /// <summary>Signal between the inputs and the targets as they met in the training batches; null when not probed.</summary>
    public SignalSummary? TrainingSignal { get; init; }

    /// <summary>The first non-finite number: where and when; null when there was none.</summary>
    public NonFiniteSummary? NonFinite { get; init; }
}
