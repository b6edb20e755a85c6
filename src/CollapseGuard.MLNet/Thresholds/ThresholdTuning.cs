using System.Globalization;
using CollapseGuard.MLNet.Evaluating;

namespace CollapseGuard.MLNet.Thresholds;

/// <summary>How a threshold was chosen, and what it changes. Immutable.</summary>
public sealed record ThresholdTuning
{
    /// <summary>What was maximized.</summary>
    public required ThresholdObjective Objective { get; init; }

    /// <summary>True when the returned model decides by the new threshold; false when it was left alone, see <see cref="Refusal"/>.</summary>
    public bool IsApplied => Refusal is null;

    /// <summary>Why the threshold was left alone; null when it was moved.</summary>
    public required string? Refusal { get; init; }

    /// <summary>The best point found; null when no threshold meets the objective's condition.</summary>
    public required ThresholdPoint? Chosen { get; init; }

    /// <summary>What the model decided before; its threshold is not public in ML.NET and stands as NaN.</summary>
    public required ThresholdPoint Before { get; init; }

    /// <summary>The value of the objective at the chosen threshold; NaN without one. Chosen on these very rows, hence optimistic: measure on others.</summary>
    public double Value => Chosen is { } point ? Objective.ValueAt(point) : double.NaN;

    /// <summary>The value of the objective before; NaN where its condition was not met.</summary>
    public double ValueBefore => Objective.ValueAt(Before);

    /// <summary>The probability that belongs to the chosen threshold: midway between those of the rows on either side; NaN without probabilities or beyond the last row.</summary>
    public required double Probability { get; init; }

    /// <summary>Share of positives found at the chosen threshold, with its interval.</summary>
    public Proportion Recall => Chosen is { } p ? new(p.TruePositives, p.TruePositives + p.FalseNegatives) : default;

    /// <summary>Share of positives among the rows decided positive at the chosen threshold, with its interval.</summary>
    public Proportion Precision => Chosen is { } p ? new(p.TruePositives, p.TruePositives + p.FalsePositives) : default;

    /// <summary>Every point there is: thresholds descending.</summary>
    public required IReadOnlyList<ThresholdPoint> Curve { get; init; }

    /// <summary>How well the scores rank: the area under the ROC curve.</summary>
    public required double Auc { get; init; }

    /// <summary>What to know about the rows and the choice.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The choice in a few lines.</summary>
    public override string ToString() => string.Join(Environment.NewLine,
        [
            Chosen is { } point
                ? string.Create(CultureInfo.InvariantCulture, $"{Objective}: {Value:0.####} at Score > {point.Threshold:R}, {ValueBefore:0.####} before ({point.Rows} rows, precision {Precision}, recall {Recall})")
                : $"{Objective}: no threshold meets it",
            .. Refusal is null ? Array.Empty<string>() : [$"Left alone: {Refusal}"],
            .. Notes,
        ]);
}
