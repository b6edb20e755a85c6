using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>What an adapter measured in one layer at one step; NaN = not measured. The fields mean what they mean in <see cref="LayerSummary"/>.</summary>
public readonly record struct LayerNumbers()
{
    /// <summary>Range of the outputs.</summary>
    public ActivationRange Activation { get; init; }

    /// <summary>True for the layer that gives the model's outputs.</summary>
    public bool IsOutput { get; init; }

    /// <summary>True when none of its parameters asks for gradients.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Units of its output.</summary>
    public long Units { get; init; }

    /// <summary>Numbers in its own trainable parameters.</summary>
    public long ParameterCount { get; init; }

    /// <summary>Share of units that were 0 for every row.</summary>
    public double DeadShare { get; init; } = double.NaN;

    /// <summary>Share of units at an end of their range.</summary>
    public double SaturatedShare { get; init; } = double.NaN;

    /// <summary>Median over units of the standard deviation over rows.</summary>
    public double Deviation { get; init; } = double.NaN;

    /// <summary>Effective rank of the outputs over rows.</summary>
    public double EffectiveRank { get; init; } = double.NaN;

    /// <summary>Greatest magnitude of an output.</summary>
    public double GreatestMagnitude { get; init; } = double.NaN;

    /// <summary>Norm of its parameters.</summary>
    public double WeightNorm { get; init; } = double.NaN;

    /// <summary>Root mean square of its gradient.</summary>
    public double GradientScale { get; init; } = double.NaN;

    /// <summary>Norm of one step's change over the norm of the parameters.</summary>
    public double UpdateRatio { get; init; } = double.NaN;
}
