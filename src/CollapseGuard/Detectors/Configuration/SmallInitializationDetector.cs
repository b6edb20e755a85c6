using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees initial weights so small that, layer by layer, nothing of the inputs arrives.</summary>
/// <remarks>
/// Statistics: product over hidden layers of standard deviation over the smallest sound one (He, Glorot or the framework's default), in [0, 1];
/// spread of the last hidden layer's outputs over rows. Small weights whose signal still arrives (residual branches scaled down, inputs of large scale)
/// are no fault, nor is a small or zero output layer.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class SmallInitializationDetector(SmallInitializationOptions? options = null) : IDetector
{
    private readonly SmallInitializationOptions options = options ?? SmallInitializationOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4027", "SmallInitialization", "Initial weights so small that the inputs do not arrive.", Severity.Warning);

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

        double product = InitializationScale.PassedOn(layers);
        LayerInitialization[] hidden = [.. layers.Where(l => !l.IsOutput && !l.IsConstant && l.FanIn > 0)];
        if (double.IsNaN(product) || hidden.Length == 0)
        {
            return Answer.NotHere("The model has no hidden weight layer that varies.");
        }

        double arrived = configuration.Rows < options.MinimumRows ? -1 : Math.Max(Known(hidden[^1].OutputDeviation), Known(configuration.Model?.Deviation ?? double.NaN));
        if (product >= options.MinimumProduct || arrived >= options.MinimumDeviation)
        {
            return Answer.Clear;
        }

        LayerInitialization least = hidden.MinBy(InitializationScale.OverSmallest)!;
        Evidence scale = new("product of sd(weights)/smallest sound sd over hidden layers", product, Expectation.AtLeast, options.MinimumProduct, configuration.Rows);
        return NetworkFindings.Found(
            Info, arrived >= 0 ? NetworkFindings.Weighed(Severity.Warning, snapshot) : Severity.Note, hidden.Length == 1 ? least.Name : NetworkFindings.Model,
            $"The initial weights of {hidden.Length} hidden layers pass on {Answer.Number(product)} of what usual ones do (smallest: '{least.Name}', standard deviation {Answer.Number(least.Deviation)} where {Answer.Number(least.Expected)} is asked for){(arrived >= 0 ? Answer.Text($"; what arrives varies by {Answer.Number(arrived)} over rows") : "")} (n = {configuration.Rows:N0}). Outputs and gradients start near zero, and training stands still. Initialize by He before a rectifier, by Glorot otherwise.",
            arrived >= 0 ? [scale, new("sd over rows of the last hidden outputs", arrived, Expectation.AtLeast, options.MinimumDeviation, configuration.Rows)] : [scale]);
    }

    private static double Known(double deviation) => double.IsNaN(deviation) ? -1 : deviation;
}

/// <summary>Limits of <see cref="SmallInitializationDetector"/>. Immutable.</summary>
public sealed record SmallInitializationOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static SmallInitializationOptions Default { get; } = new();

    /// <summary>Product of the ratios that needs no word, in [0, 1]; .1 by default: a tenth of what the smallest usual initialization passes on. Source: He and others (2015), section 2.2, on products of standard deviations over depth.</summary>
    public double MinimumProduct { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>Spread of the last hidden outputs that is enough of a signal, in [0, 1e6]; .05 by default. Source: Glorot and Bengio (2010), section 4.2: about 1 is asked for, and the usual default leaves .3 after one layer and .04 after two sigmoid ones.</summary>
    public double MinimumDeviation { get; init => field = Limit.In(value, 0, 1e6); } = .05;

    /// <summary>Rows from which a spread over rows is a spread, at least 2; 4 by default. Source: judgement.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 4;
}
