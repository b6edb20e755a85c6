using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees hidden layers whose units start with the same weights: they stay one unit when what they feed is equal as well.</summary>
/// <remarks>
/// Statistic: share of a layer's units whose weights equal another unit's, in [0, 1]; 0 for random weights. Units with equal weights on both sides get
/// equal gradients for ever; where the next layer differs, the first step tells them apart, which is a note. A layer with one unit, an output layer of zeros, and zeros in front of a layer
/// that varies (a residual branch switched off at the start) are no symmetry.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class SymmetricInitializationDetector(SymmetricInitializationOptions? options = null) : IDetector
{
    private readonly SymmetricInitializationOptions options = options ?? SymmetricInitializationOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4026", "SymmetricInitialization", "Units of a hidden layer that start, and stay, equal.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Initialization: { Count: > 0 } layers } configuration)
        {
            return NetworkFindings.NotAsked("its weights before training");
        }

        bool[] kept = [.. layers.Select((_, i) => IsKept(layers, i))];
        int[] equal = [.. Enumerable.Range(0, layers.Count).Where(i => IsSymmetric(layers[i], options) && (kept[i] || layers[i].Deviation > 0))];
        if (equal.Length == 0)
        {
            return Answer.Clear;
        }

        LayerInitialization worst = layers[equal.OrderByDescending(i => kept[i]).First()];
        bool stays = equal.Any(i => kept[i]);
        return NetworkFindings.Found(
            Info, stays ? NetworkFindings.Weighed(Severity.Warning, snapshot) : Severity.Note, worst.Name,
            $"Units of '{worst.Name}' start with the same weights ({Answer.Number(100 * ShareOf(worst))} % of them; {equal.Length} of {layers.Count} weight layers, n = {configuration.Rows:N0} rows). {(stays ? "What they feed is equal as well, so their gradients never differ: the layer is one unit." : "The layer behind them differs, so the first steps must tell them apart.")} Initialize at random: He before a rectifier, Glorot otherwise.",
            [.. equal.Select(i => new Evidence($"equal units of '{layers[i].Name}'/units", ShareOf(layers[i]), Expectation.AtMost, options.MaximumShare, configuration.Rows))]);
    }

    /// <summary>Whether a symmetry of this layer's units lasts: what its units feed is constant, and is really what stands behind it in the list.</summary>
    internal static bool IsKept(IReadOnlyList<LayerInitialization> layers, int i) =>
        i + 1 < layers.Count && layers[i + 1].IsConstant && (layers[i].Deviation > 0 || layers[i + 1].FanIn == layers[i].FanOut);

    /// <summary>Whether units of a hidden layer start equal.</summary>
    internal static bool IsSymmetric(LayerInitialization layer, SymmetricInitializationOptions options) => !layer.IsOutput && ShareOf(layer) > options.MaximumShare;

    private static double ShareOf(LayerInitialization layer) =>
        double.IsNaN(layer.IdenticalUnitShare) ? layer.IsConstant && layer.FanOut > 1 ? 1 : 0 : layer.IdenticalUnitShare;
}

/// <summary>Limits of <see cref="SymmetricInitializationDetector"/>. Immutable.</summary>
public sealed record SymmetricInitializationOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static SymmetricInitializationOptions Default { get; } = new();

    /// <summary>Share of equal units that needs no word, in [0, 1); .4 by default, below the half that a layer copied once has. Source: Goodfellow, Bengio and Courville (2016), Deep Learning, section 8.4: units must start different; random floats are equal with probability 0.</summary>
    public double MaximumShare { get; init => field = Limit.In(value, 0, .999); } = .4;
}
