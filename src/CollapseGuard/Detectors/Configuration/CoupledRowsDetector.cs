using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a model whose answer to a row depends on the other rows of the batch, in inference mode.</summary>
/// <remarks>
/// Statistic: greatest difference between a row's answer alone and in the batch over the spread of the answers, in [0, ∞); rounding only in a sound model.
/// A softmax over the batch dimension and a reshape that mixes rows do this; batch normalization does it in training mode only, which is normal.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class CoupledRowsDetector(CoupledRowsOptions? options = null) : IDetector
{
    private readonly CoupledRowsOptions options = options ?? CoupledRowsOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4024", "CoupledRows", "A row's answer depends on the other rows of its batch, in inference mode.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Model: { } model } configuration || double.IsNaN(model.RowCoupling))
        {
            return NetworkFindings.NotAsked("a row's answer alone and in the batch");
        }

        if (configuration.Rows < options.MinimumRows)
        {
            return NetworkFindings.TooFewRows(configuration.Rows, options.MinimumRows);
        }

        return model.RowCoupling <= options.MaximumCoupling ? Answer.Clear
            : IsRounding(model, configuration.Outputs) ? Answer.Undecided($"The answers hardly vary beside their magnitude (standard deviation {model.Deviation:G2}); a difference of {model.RowCoupling:G2} spreads may be rounding.")
            : NetworkFindings.Found(
                Info, Info.DefaultSeverity, NetworkFindings.Model,
                $"A row is answered otherwise alone than in its batch, by {Answer.Number(model.RowCoupling)} times the spread of the answers (n = {configuration.Rows:N0} rows, inference mode). Something works across rows: a softmax or a normalization over dimension 0, or a reshape that mixes rows. Keep the batch dimension first and untouched.",
                new Evidence("difference alone and in the batch/spread of answers", model.RowCoupling, Expectation.AtMost, options.MaximumCoupling, configuration.Rows));
    }

    private bool IsRounding(ModelBehavior model, OutputFit? outputs)
    {
        double magnitude = outputs is null ? 0 : Math.Max(Math.Abs(outputs.OutputMinimum), Math.Abs(outputs.OutputMaximum));
        return model.Deviation == 0 || model.RowCoupling * model.Deviation <= options.Rounding * magnitude;
    }
}

/// <summary>Limits of <see cref="CoupledRowsDetector"/>. Immutable.</summary>
public sealed record CoupledRowsOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static CoupledRowsOptions Default { get; } = new();

    /// <summary>Difference in spreads of the answers that needs no word, in [0, 1]; .05 by default: no answer that is read changes. Source: TheDeepChecker (2023), instance-wise operations, asks for 0, which rounding breaks.</summary>
    public double MaximumCoupling { get; init => field = Limit.In(value, 0, 1); } = .05;

    /// <summary>Rounding beside the answers' magnitude, in [0, 1]; 1e-3 by default: a half-precision unit in the last place is 2^-10.</summary>
    public double Rounding { get; init => field = Limit.In(value, 0, 1); } = 1e-3;

    /// <summary>Rows needed, at least 2; 2 by default. Source: judgement.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 2;
}
