using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.Statistics;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>Skill of scores on one set of rows, and the loss of each row. Belongs to one thread.</summary>
internal sealed class StageSkill
{
    private readonly double[] actual;
    private readonly StagedEnsemble ensemble;
    private readonly PredictionTask task;
    private readonly bool[] positive;
    private readonly double constantLoss;

    public StageSkill(StagedRows rows, StagedEnsemble ensemble)
    {
        actual = rows.Actual;
        task = rows.Task;
        this.ensemble = ensemble;
        Measure = task switch
        {
            PredictionTask.Regression => SkillMeasure.SquaredError,
            PredictionTask.Binary when ensemble.Parts[0].Calibrator is null => SkillMeasure.Ranking,
            _ => SkillMeasure.LogLoss,
        };
        positive = [.. actual.Select(value => value > 0)];
        ConstantLosses = LossesOfBestConstant();
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
    /// <param name="scores">n x parts, row-major; of several classes, their probabilities.</param>
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
        int width = ensemble.Parts.Count;
        for (int row = 0; row < actual.Length; row++)
        {
            Losses[row] = Loss(scores.Slice(row * width, width), actual[row]);
            sum += Losses[row];
        }

        return 1 - (sum / (actual.Length * constantLoss));
    }

    private double Loss(ReadOnlySpan<double> scores, double truth) => task switch
    {
        PredictionTask.Regression => (scores[0] - truth) * (scores[0] - truth),
        PredictionTask.Binary => ClippedLogLoss.Of(truth > 0 ? ensemble.Parts[0].Probability(scores[0]) : 1 - ensemble.Parts[0].Probability(scores[0])),
        _ => ClippedLogLoss.Of(scores[(int)truth]),
    };

    // The mean of a number; of classes, the share of each.
    private double[] LossesOfBestConstant()
    {
        if (Measure == SkillMeasure.SquaredError)
        {
            double mean = actual.Length == 0 ? double.NaN : actual.Average();
            return [.. actual.Select(value => (value - mean) * (value - mean))];
        }

        Dictionary<double, double> shares = actual.CountBy(value => value).ToDictionary(pair => pair.Key, pair => (double)pair.Value / actual.Length);
        return [.. actual.Select(value => ClippedLogLoss.Of(shares[value]))];
    }
}
