using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees inputs that reach the model far from unit scale: raw pixels, amounts of money, years, addresses as numbers.</summary>
/// <remarks>
/// Statistics: greatest standard deviation of a column; root mean square of all numbers, which sees columns far from 0; greatest magnitude, which sees
/// numbers that are all tiny. Rare flags and dim pixels make small columns, so a small column counts only where none is larger. Where the first weight
/// layer's outputs have a usual spread, or batch normalization takes an offset away, the model scales by itself: a note.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class UnscaledInputsDetector(UnscaledInputsOptions? options = null) : IDetector
{
    private readonly UnscaledInputsOptions options = options ?? UnscaledInputsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4033", "UnscaledInputs", "Inputs that reach the model far from unit scale.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Inputs: { Columns: > 0 } inputs } configuration)
        {
            return NetworkFindings.NotAsked("the scale of its inputs");
        }

        return inputs.Rows < options.MinimumRows ? NetworkFindings.TooFewRows(inputs.Rows, options.MinimumRows)
            : double.IsNaN(inputs.RootMeanSquare) ? Answer.Undecided($"The scale of {inputs.Rows:N0} rows is not known (see CG4038).")
            : inputs.GreatestDeviation > options.NotedDeviation ? Wide(snapshot, configuration, inputs)
            : inputs.RootMeanSquare > options.MaximumRootMeanSquare ? Speak(
                inputs, configuration.Model?.HasBatchNorm == true ? Severity.Note : NetworkFindings.Weighed(Severity.Warning, snapshot),
                new Evidence("root mean square of inputs", inputs.RootMeanSquare, Expectation.AtMost, options.MaximumRootMeanSquare, inputs.Rows))
            : inputs.GreatestMagnitude > 0 && inputs.GreatestMagnitude < options.MinimumMagnitude ? Speak(
                inputs, NetworkFindings.Weighed(Severity.Warning, snapshot), new Evidence("greatest magnitude of inputs", inputs.GreatestMagnitude, Expectation.AtLeast, options.MinimumMagnitude, inputs.Rows))
            : Answer.Clear;
    }

    private Verdict.Found Wide(Snapshot snapshot, ConfigurationSummary configuration, InputFit inputs)
    {
        bool isTamed = configuration.Initialization is [var first, ..] && first.OutputDeviation <= options.TamedDeviation;
        bool isWarning = inputs.GreatestDeviation > options.MaximumDeviation && !isTamed;
        return Speak(
            inputs, isWarning ? NetworkFindings.Weighed(Severity.Warning, snapshot) : Severity.Note,
            new Evidence("greatest sd of an input column", inputs.GreatestDeviation, Expectation.AtMost, isWarning ? options.MaximumDeviation : options.NotedDeviation, inputs.Rows));
    }

    private static Verdict.Found Speak(InputFit inputs, Severity severity, Evidence evidence) => new(new Finding(
        Info, severity, NetworkFindings.Inputs,
        Answer.Text($"The inputs reach the model with root mean square {Answer.Number(inputs.RootMeanSquare)} and up to {Answer.Number(inputs.GreatestMagnitude)}; the columns' standard deviations go up to {Answer.Number(inputs.GreatestDeviation)} ({inputs.Columns:N0} columns, n = {inputs.Rows:N0}). Layers are initialized for inputs near 1: others saturate or kill their units, drown columns or make steps overshoot. Standardize every column by the training rows, and keep the same transform when answering."),
        [evidence]));
}

/// <summary>Limits of <see cref="UnscaledInputsDetector"/>. Immutable.</summary>
public sealed record UnscaledInputsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static UnscaledInputsOptions Default { get; } = new();

    /// <summary>Standard deviation of a column that needs no word, in [1, 1e12]; 10 by default: counts up to some ten stay below. Source: LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, section 4.3, asks for 1.</summary>
    public double NotedDeviation { get; init => field = Limit.In(value, 1, 1e12); } = 10;

    /// <summary>The same above which it warns, in [1, 1e12]; 25 by default: pixels from 0 to 255 have 60 to 110.</summary>
    public double MaximumDeviation { get; init => field = Limit.In(value, 1, 1e12); } = 25;

    /// <summary>Root mean square of all numbers above which columns lie far from 0, in [1, 1e12]; 25 by default: years lie at 2,000.</summary>
    public double MaximumRootMeanSquare { get; init => field = Limit.In(value, 1, 1e12); } = 25;

    /// <summary>Greatest magnitude below which every input is tiny, in [0, 1]; .01 by default: pixels divided by 255 twice reach .004.</summary>
    public double MinimumMagnitude { get; init => field = Limit.In(value, 0, 1); } = .01;

    /// <summary>Spread of the first weight layer's outputs that shows a model which scales its inputs itself, in [0, 1e6]; 3 by default, as for CG4028.</summary>
    public double TamedDeviation { get; init => field = Limit.In(value, 0, 1e6); } = 3;

    /// <summary>Rows needed, at least 2; 2 by default: magnitudes show at once.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 2;
}
