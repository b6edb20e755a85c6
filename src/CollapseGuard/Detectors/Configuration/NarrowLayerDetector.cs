using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a hidden layer of one or two units between more inputs and the answer; informs about the cause.</summary>
/// <remarks>Statistic: units of the narrowest hidden layer beside the input columns. An autoencoder is narrow on purpose, so it is never more than a note.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class NarrowLayerDetector(NarrowLayerOptions? options = null) : IDetector
{
    private readonly NarrowLayerOptions options = options ?? NarrowLayerOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4030", "NarrowLayer", "A hidden layer of one or two units behind more inputs.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Model: { } model, Inputs: { Columns: > 0 } inputs } configuration)
        {
            return NetworkFindings.NotAsked("its width beside its inputs");
        }

        return model.NarrowestHidden < 1 || model.NarrowestHidden >= options.MinimumUnits || model.NarrowestHidden >= inputs.Columns ? Answer.Clear : NetworkFindings.Found(
            Info, Info.DefaultSeverity, NetworkFindings.Model,
            $"The narrowest hidden layer has {model.NarrowestHidden:N0} units for {inputs.Columns:N0} inputs (n = {configuration.Rows:N0} rows): all that the model can say passes through it, and one dead unit takes half of that or all. Train once with 16 units, unless it is narrow on purpose.",
            new Evidence("units of the narrowest hidden layer", model.NarrowestHidden, Expectation.AtLeast, options.MinimumUnits, configuration.Rows));
    }
}

/// <summary>Limits of <see cref="NarrowLayerDetector"/>. Immutable.</summary>
public sealed record NarrowLayerOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static NarrowLayerOptions Default { get; } = new();

    /// <summary>Units that need no word, at least 1; 3 by default. Source: Lu, Shin, Su and Karniadakis (2020), Dying ReLU and Initialization, theorem 3.3: narrow rectified networks die with high probability.</summary>
    public long MinimumUnits { get; init => field = Limit.Rows(value, 1); } = 3;
}
