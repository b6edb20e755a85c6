using System.Globalization;

namespace CollapseGuard.MLNet.Thresholds;

/// <summary>What a threshold shall be best at. Immutable.</summary>
public sealed class ThresholdObjective
{
    private readonly Func<ThresholdPoint, double> value;

    private ThresholdObjective(string name, Func<ThresholdPoint, double> value) => (Name, this.value) = (name, value);

    /// <summary>F1 of the positive class.</summary>
    public static ThresholdObjective F1 { get; } = new("F1", static p => p.F1);

    /// <summary>Mean of the recalls of both classes; its threshold does not move with the prevalence.</summary>
    public static ThresholdObjective BalancedAccuracy { get; } = new("balanced accuracy", static p => p.BalancedAccuracy);

    /// <summary>Matthews correlation of decisions and truth.</summary>
    public static ThresholdObjective MatthewsCorrelation { get; } = new("Matthews correlation", static p => p.MatthewsCorrelation);

    /// <summary>What is maximized, for messages.</summary>
    public string Name { get; }

    /// <summary>The least mean cost of a row; the value is the cost with its sign turned.</summary>
    /// <param name="falsePositiveCost">Cost of a false alarm, at least 0.</param>
    /// <param name="falseNegativeCost">Cost of a missed positive, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost is negative or not finite, or both are 0.</exception>
    public static ThresholdObjective Cost(double falsePositiveCost, double falseNegativeCost)
    {
        Require(falsePositiveCost, nameof(falsePositiveCost));
        Require(falseNegativeCost, nameof(falseNegativeCost));
        if (falsePositiveCost + falseNegativeCost == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(falsePositiveCost), "Both costs are 0; every threshold would be as good.");
        }

        return new(
            string.Create(CultureInfo.InvariantCulture, $"cost ({falsePositiveCost} a false positive, {falseNegativeCost} a false negative)"),
            p => -((falsePositiveCost * p.FalsePositives) + (falseNegativeCost * p.FalseNegatives)) / p.Rows);
    }

    /// <summary>The greatest recall among thresholds whose precision is at least this.</summary>
    /// <param name="precision">In (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1].</exception>
    public static ThresholdObjective RecallAtPrecision(double precision)
    {
        RequireShare(precision, nameof(precision));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"recall at a precision of at least {precision}"),
            p => p.Precision >= precision ? p.Recall : double.NaN);
    }

    /// <summary>The greatest precision among thresholds whose recall is at least this.</summary>
    /// <param name="recall">In (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1].</exception>
    public static ThresholdObjective PrecisionAtRecall(double recall)
    {
        RequireShare(recall, nameof(recall));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"precision at a recall of at least {recall}"),
            p => p.Recall >= recall ? p.Precision : double.NaN);
    }

    /// <summary>Its value at a threshold; more is better; NaN where the objective's condition is not met or it is 0/0.</summary>
    /// <param name="point">Counts at the threshold.</param>
    public double ValueAt(ThresholdPoint point) => value(point);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static void Require(double cost, string parameter)
    {
        if (!(cost >= 0 && double.IsFinite(cost)))
        {
            throw new ArgumentOutOfRangeException(parameter, cost, "A cost must be finite and at least 0.");
        }
    }

    private static void RequireShare(double share, string parameter)
    {
        if (!(share > 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(parameter, share, "It must be in (0, 1].");
        }
    }
}
