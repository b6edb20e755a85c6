namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>The figures of one arm and learner on one set, over folds and seeds.</summary>
internal sealed class SetOutcome
{
    private readonly Dictionary<Figure, double[]> values;

    public SetOutcome(ImbalancedSet set, Learner learner, Arm arm, IReadOnlyList<FoldAnswers> folds)
    {
        (Set, Learner, Arm) = (set, learner, arm);
        values = new Dictionary<Figure, double[]>
        {
            [Figure.BalancedAccuracy] = [.. folds.Select(f => TestFigures.BalancedAccuracy(f.Probabilities, f.IsRare, f.Cut))],
            [Figure.AveragePrecision] = [.. folds.Select(f => TestFigures.AveragePrecision(f.Probabilities, f.IsRare))],
            [Figure.LogLoss] = [.. folds.Select(f => TestFigures.LogLoss(f.Probabilities, f.IsRare))],
            [Figure.MeanExcess] = [.. folds.Select(f => TestFigures.MeanExcess(f.Probabilities, f.IsRare))],

            // In a single fold of sixty rows a bin would hold six.
            [Figure.CalibrationError] = [.. folds.GroupBy(f => f.Seed).Select(pooled =>
                TestFigures.CalibrationError([.. pooled.SelectMany(f => f.Probabilities)], [.. pooled.SelectMany(f => f.IsRare)]))],
        };
    }

    public ImbalancedSet Set { get; }

    public Learner Learner { get; }

    public Arm Arm { get; }

    /// <summary>Mean over folds and seeds.</summary>
    public double Mean(Figure figure) => values[figure].Average();

    /// <summary>Standard deviation over folds and seeds.</summary>
    public double Spread(Figure figure)
    {
        double mean = Mean(figure);
        return Math.Sqrt(values[figure].Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values[figure].Length - 1));
    }
}
