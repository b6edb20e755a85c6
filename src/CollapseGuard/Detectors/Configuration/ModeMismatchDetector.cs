using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a model that answers otherwise in inference mode than in training mode, beyond what dropout's noise explains.</summary>
/// <remarks>
/// Statistic: root mean square difference of the two modes' answers over the spread of the answers, in [0, ∞); 0 without batch normalization and dropout.
/// Running statistics start at mean 0 and variance 1 and follow with a momentum of .1, so a model with batch normalization is judged only after
/// enough steps: before them every healthy one differs.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ModeMismatchDetector(ModeMismatchOptions? options = null) : IDetector
{
    private readonly ModeMismatchOptions options = options ?? ModeMismatchOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4023", "ModeMismatch", "Answers in inference mode unlike those in training mode.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Configuration is not { Model: { } model } configuration || double.IsNaN(model.ModeDifference))
        {
            return NetworkFindings.NotAsked("its answers in training mode beside those in inference mode");
        }

        if (configuration.Rows < options.MinimumRows)
        {
            return NetworkFindings.TooFewRows(configuration.Rows, options.MinimumRows);
        }

        if (model.HasBatchNorm && model.AtStep < options.SettlingSteps)
        {
            return Answer.Undecided($"Batch normalization was asked after {model.AtStep:N0} steps; its running statistics need {options.SettlingSteps:N0} to follow.");
        }

        double limit = options.MaximumDifference + (model.TrainingNoise > 0 ? model.TrainingNoise : 0);
        return model.ModeDifference <= limit ? Answer.Clear : NetworkFindings.Found(
            Info, Info.DefaultSeverity, NetworkFindings.Model,
            $"Answers in inference mode differ from those in training mode by {Answer.Number(model.ModeDifference)} times their spread (n = {configuration.Rows:N0} rows, step {model.AtStep:N0}), more than dropout's noise explains. What was learned is not what will be answered. Check the batch-normalization statistics: momentum, tiny batches, layers frozen or called on other data; try layer or group normalization.",
            new Evidence("difference between modes/spread of answers", model.ModeDifference, Expectation.AtMost, limit, configuration.Rows));
    }
}

/// <summary>Limits of <see cref="ModeMismatchDetector"/>. Immutable.</summary>
public sealed record ModeMismatchOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ModeMismatchOptions Default { get; } = new();

    /// <summary>Difference in spreads of the answers, beside dropout's noise, in (0, 1e6]; 1 by default: then the mode matters as much as the row. Source: Ioffe and Szegedy (2015), section 3.1; statistics of 8 rows alone differ by 1/sqrt(8) = .35.</summary>
    public double MaximumDifference { get; init => field = Limit.In(value, 1e-6, 1e6); } = 1;

    /// <summary>Steps that running statistics need, at least 0; 50 by default: .9^50 = .005 of the start is left with the usual momentum of .1.</summary>
    public long SettlingSteps { get; init => field = Limit.Rows(value, 0); } = 50;

    /// <summary>Rows needed, at least 2; 8 by default: statistics of fewer differ from the running ones by chance.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 8;
}
