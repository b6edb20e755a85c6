using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a calibrator that makes nearly one probability of scores that rank.</summary>
/// <remarks>
/// Statistic: standard deviation of the probabilities over that of the rates observed among rows of like score, in [0, ∞). Rare classes and weak scores
/// have small spreads on both sides, and a calibrated model a ratio near 1. Silent unless the score ranks beyond chance.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class FlatCalibrationDetector(FlatCalibrationOptions? options = null) : IDetector
{
    private readonly FlatCalibrationOptions options = options ?? FlatCalibrationOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4042", "FlatCalibration", "A calibrator that makes nearly one probability of scores that rank.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Structure is not { Calibration: { } shape })
        {
            return Answer.NotHere("No model with both a score and a probability was looked into.");
        }

        if (Math.Min(shape.Positives, shape.Rows - shape.Positives) < options.MinimumClassRows)
        {
            return Answer.Undecided($"{shape.Positives:N0} of {shape.Rows:N0} rows are positive; at least {options.MinimumClassRows:N0} of each class are needed.");
        }

        if (!(shape.Auc >= options.MinimumAuc && shape.RateDeviation > 0))
        {
            return Answer.Undecided($"The score ranks with an AUC of {shape.Auc:G3} (n = {shape.Rows:N0}); from {options.MinimumAuc:G2} on the probabilities have something to follow.");
        }

        double ratio = shape.ProbabilityDeviation / shape.RateDeviation;
        return !(ratio < options.MinimumRatio) ? Answer.Clear : Answer.Found(
            Info, "probability", null,
            $"The score ranks (AUC {shape.Auc:G3}), and the observed rate varies with it by {Answer.Number(shape.RateDeviation)} (standard deviation), yet the probabilities vary by {Answer.Number(shape.ProbabilityDeviation)} (n = {shape.Rows:N0}): the calibrator flattens them. Fit the calibrator again on held-out rows whose scores come from this very model; until then decide on the score, not on the probability.",
            new Evidence("sd(probability)/sd(observed rate)", ratio, Expectation.AtLeast, options.MinimumRatio, shape.Rows));
    }
}

/// <summary>Limits of <see cref="FlatCalibrationDetector"/>. Immutable.</summary>
public sealed record FlatCalibrationOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static FlatCalibrationOptions Default { get; } = new();

    /// <summary>Least spread of the probabilities beside the observed rates', in (0, 1]; .1 by default. Source: judgement; a calibrated model has 1 by definition (Murphy 1973, resolution).</summary>
    public double MinimumRatio { get; init => field = Limit.In(value, 1e-6, 1); } = .1;

    /// <summary>AUC from which a score ranks, in [.5, 1]; .65 by default: 25 rows of each class reach it by chance in one sample of thirty (Mann-Whitney, sd .082). Source: judgement.</summary>
    public double MinimumAuc { get; init => field = Limit.In(value, .5, 1); } = .65;

    /// <summary>Rows of each class needed, at least 5; 25 by default, with which <see cref="MinimumAuc"/> is told from chance. Source: judgement.</summary>
    public long MinimumClassRows { get; init => field = Limit.Rows(value, 5); } = 25;
}
