using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.Statistics;
using Microsoft.ML.Calibrators;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>Skill of scores on one set of rows, and the loss of each row. Belongs to one thread.</summary>
internal sealed class StageSkill
{
    private readonly double[] actual;
    private readonly PlattCalibrator? calibrator;
    private readonly bool[] positive;
    private readonly double constantLoss;

    public StageSkill(StagedRows rows, PlattCalibrator? calibrator)
    {
        actual = rows.Actual;
        this.calibrator = calibrator;
        Measure = !rows.IsBinary ? SkillMeasure.SquaredError : calibrator is null ? SkillMeasure.Ranking : SkillMeasure.LogLoss;
        positive = [.. actual.Select(value => value > 0)];
        double mean = actual.Length == 0 ? double.NaN : actual.Average();
        ConstantLosses = [.. actual.Select(value => Measure == SkillMeasure.SquaredError ? (value - mean) * (value - mean) : LogLoss(mean, value))];
        constantLoss = actual.Length == 0 ? 0 : ConstantLosses.Average();
        Losses = new double[actual.Length];
    }

    /// <summary>How it is measured.</summary>
    public SkillMeasure Measure { get; }

    /// <summary>What the best constant, on these very rows, loses on each row.</summary>
    public double[] ConstantLosses { get; }

    /// <summary>What the scores given last lose on each row; not filled when they can only be ranked.</summary>
    public double[] Losses { get; }

    /// <summary>Skill over the best constant; NaN where the labels do not vary.</summary>
    /// <param name="scores">One a row.</param>
    public double Of(ReadOnlySpan<double> scores)
    {
        if (!(constantLoss > 0))
        {
            return double.NaN;
        }

        if (Measure == SkillMeasure.Ranking)
        {
            var floats = new float[scores.Length];
            for (int row = 0; row < floats.Length; row++)
            {
                floats[row] = (float)scores[row];
            }

            return (2 * Ranking.Measure(floats, positive).Auc) - 1;
        }

        double sum = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            double error = scores[row] - actual[row];
            Losses[row] = Measure == SkillMeasure.SquaredError ? error * error : LogLoss(Probability(scores[row]), actual[row]);
            sum += Losses[row];
        }

        return 1 - (sum / (scores.Length * constantLoss));
    }

    // Platt (1999): p = 1/(1 + exp(slope s + offset)), the slope negative.
    private double Probability(double score) => 1 / (1 + Math.Exp((calibrator!.Slope * score) + calibrator.Offset));

    private static double LogLoss(double probability, double actual) => ClippedLogLoss.Of(actual > 0 ? probability : 1 - probability);
}
