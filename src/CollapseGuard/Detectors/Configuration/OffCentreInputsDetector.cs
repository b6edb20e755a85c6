using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees inputs that look scaled and were never centred: about unit size, and hardly any spread beside their mean.</summary>
/// <remarks>
/// Statistic: max over columns of |mean|/sd. A normalizer that divides without centring (ML.NET's fixZero) turns a year into 1.0 ± 0.002: the network is given a constant.
/// Inputs of another size are <see cref="UnscaledInputsDetector"/>'s.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class OffCentreInputsDetector(OffCentreInputsOptions? options = null) : IDetector
{
    private readonly OffCentreInputsOptions options = options ?? OffCentreInputsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4039", "OffCentreInputs", "Inputs of unit size that hardly vary beside their mean.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration?.Inputs is not { } inputs || double.IsNaN(inputs.GreatestOffset))
        {
            return Answer.NotHere("No inputs that vary were examined.");
        }

        return inputs.GreatestMagnitude > options.UnitMagnitude ? Answer.NotHere("The inputs are not of unit size.")
            : inputs.Rows < options.MinimumRows ? Answer.Undecided($"{inputs.Rows:N0} rows were examined; {options.MinimumRows:N0} show a column's spread.")
            : inputs.GreatestOffset <= options.MaximumOffset ? Answer.Clear
            : Answer.Found(
                Info, "inputs", null,
                $"An input column lies {Answer.Number(inputs.GreatestOffset)} standard deviations from zero, though no input exceeds {Answer.Number(inputs.GreatestMagnitude)} (n = {inputs.Rows:N0} rows): it was divided and not centred, and reaches the network as a constant. Subtract the mean before dividing; in ML.NET set fixZero: false.",
                new Evidence("max |mean|/sd of a column", inputs.GreatestOffset, Expectation.AtMost, options.MaximumOffset, inputs.Rows));
    }
}

/// <summary>Limits of <see cref="OffCentreInputsDetector"/>. Immutable.</summary>
public sealed record OffCentreInputsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static OffCentreInputsOptions Default { get; } = new();

    /// <summary>|mean|/sd that is still usual, in [1, 1e6]; 20 by default. Source: a min-max scaled or one-hot column has at most about 10, a year divided by its maximum about 500.</summary>
    public double MaximumOffset { get; init => field = Limit.In(value, 1, 1e6); } = 20;

    /// <summary>Greatest magnitude of inputs of unit size, in [1, 1e6]; 10 by default. Source: judgement.</summary>
    public double UnitMagnitude { get; init => field = Limit.In(value, 1, 1e6); } = 10;

    /// <summary>Rows needed, at least 4; 16 by default. Source: judgement.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 4); } = 16;
}
