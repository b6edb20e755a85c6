namespace CollapseGuard.Summaries;

/// <summary>One layer over the sampled steps: first, latest and median of what was measured. NaN = not measured. Immutable.</summary>
public sealed record LayerSummary
{
    /// <summary>Name in the model: <c>layers.0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What its outputs look like, judged by their range.</summary>
    public ActivationRange Activation { get; init; }

    /// <summary>True for the layer that gives the model's outputs.</summary>
    public bool IsOutput { get; init; }

    /// <summary>Units (channels) of its output; 0 when unknown.</summary>
    public long Units { get; init; }

    /// <summary>Sampled steps behind the numbers.</summary>
    public long Samples { get; init; }

    /// <summary>Share of units that were 0 for every row of the batch, in [0, 1].</summary>
    public FirstLatest DeadShare { get; init; } = FirstLatest.Unknown;

    /// <summary>Share of units whose outputs lie within 1 % of an end of their bounded range for at least 95 % of the rows, in [0, 1].</summary>
    public FirstLatest SaturatedShare { get; init; } = FirstLatest.Unknown;

    /// <summary>Median over units of the standard deviation over rows.</summary>
    public FirstLatest Deviation { get; init; } = FirstLatest.Unknown;

    /// <summary>Effective rank of the outputs over rows, (sum s)²/sum s² of the singular values of the centred batch, at least 1.</summary>
    public FirstLatest EffectiveRank { get; init; } = FirstLatest.Unknown;

    /// <summary>Greatest magnitude of an output.</summary>
    public FirstLatest GreatestMagnitude { get; init; } = FirstLatest.Unknown;

    /// <summary>Numbers in its own trainable parameters; 0 when it has none.</summary>
    public long ParameterCount { get; init; }

    /// <summary>Euclidean norm of its own parameters.</summary>
    public FirstLatest WeightNorm { get; init; } = FirstLatest.Unknown;

    /// <summary>Euclidean norm of their gradient over the square root of their count (root mean square); 0 when there is none.</summary>
    public FirstLatest GradientScale { get; init; } = FirstLatest.Unknown;

    /// <summary>Norm of one step's change of the parameters over their norm.</summary>
    public FirstLatest UpdateRatio { get; init; } = FirstLatest.Unknown;

    /// <summary>True when a parameter differs from its first value; null when not measured.</summary>
    public bool? HasMoved { get; init; }

    /// <summary>True when none of its parameters asks for gradients: frozen on purpose.</summary>
    public bool IsFrozen { get; init; }
}

/// <summary>A number at the first sample, at the latest, and the median of all (NaN = not measured).</summary>
/// <param name="First">At the first sampled step.</param>
/// <param name="Latest">At the latest sampled step.</param>
/// <param name="Median">Median over the sampled steps.</param>
public readonly record struct FirstLatest(double First, double Latest, double Median)
{
    /// <summary>Not measured.</summary>
    public static FirstLatest Unknown { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>True when it was measured at least once.</summary>
    public bool IsKnown => !double.IsNaN(Latest);
}

/// <summary>The range that a layer's outputs keep to, judged by the outputs themselves.</summary>
public enum ActivationRange
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Both signs and no bound: linear, or nearly.</summary>
    Unbounded = 1,

    /// <summary>Never negative, exact zeros: relu.</summary>
    Rectified = 2,

    /// <summary>In (0, 1): sigmoid.</summary>
    UnitInterval = 3,

    /// <summary>In (-1, 1): tanh.</summary>
    SymmetricUnit = 4,

    /// <summary>In [0, 1], rows sum to 1: softmax.</summary>
    Simplex = 5,
}
