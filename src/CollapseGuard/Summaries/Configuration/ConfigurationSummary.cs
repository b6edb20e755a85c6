namespace CollapseGuard.Summaries;

/// <summary>How model, loss and optimizer behave on one batch when they are acted upon; any part may be absent. Immutable.</summary>
public sealed record ConfigurationSummary
{
    /// <summary>Rows of the batch.</summary>
    public required long Rows { get; init; }

    /// <summary>The loss as it answers to altered predictions; null when it was not asked.</summary>
    public LossBehavior? Loss { get; init; }

    /// <summary>The model as it answers to altered inputs; null when it was not asked.</summary>
    public ModelBehavior? Model { get; init; }

    /// <summary>Outputs beside targets: shapes, widths, ranges; null when unknown.</summary>
    public OutputFit? Outputs { get; init; }

    /// <summary>The inputs as they reach the model; null when unknown.</summary>
    public InputFit? Inputs { get; init; }

    /// <summary>Weight layers at the examination, in the order of the model; empty when unknown or resumed from a checkpoint.</summary>
    public IReadOnlyList<LayerInitialization> Initialization { get; init; } = [];

    /// <summary>What one optimizer step of several sizes does to the loss; null when not tried. The latest of the run.</summary>
    public StepProfile? Step { get; init; }

    /// <summary>The same at the first batch; equals <see cref="Step"/> when tried once.</summary>
    public StepProfile? FirstStep { get; init; }

    /// <summary>A tree ensemble's shape; null for other models.</summary>
    public TreeShape? Trees { get; init; }
}
