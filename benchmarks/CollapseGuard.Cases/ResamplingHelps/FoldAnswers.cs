namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>What a model answered about the rows of a fold that it was not trained on.</summary>
/// <param name="Learner">What was trained.</param>
/// <param name="Arm">What was done about the rare class.</param>
/// <param name="Seed">Seed of the folds.</param>
/// <param name="Probabilities">Of the rare class, one a test row.</param>
/// <param name="IsRare">The truth.</param>
/// <param name="Cut">Rows at or above it are called rare.</param>
internal sealed record FoldAnswers(Learner Learner, Arm Arm, int Seed, double[] Probabilities, bool[] IsRare, double Cut)
{
    public const int Folds = 5;

    /// <summary>Trains every arm and learner on all folds but one and asks about that one, whose rows are untouched.</summary>
    public static IEnumerable<FoldAnswers> Of(ImbalancedSet set, int seed, int fold)
    {
        int[] folds = StratifiedFolds.Of(set.IsRare, Folds, (ulong)seed, 0);
        int[] trained = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] != fold)];
        int[] tested = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] == fold)];
        TrainingRows training = TrainingRows.Standardized(set, trained, trained);
        TrainingRows asked = TrainingRows.Standardized(set, tested, trained);
        var plain = new Dictionary<Learner, double[]>();
        foreach (Arm arm in Enum.GetValues<Arm>())
        {
            TrainingRows rows = training.With(arm, (Folds * seed) + fold);
            foreach (Learner learner in Enum.GetValues<Learner>())
            {
                if (arm == Arm.Threshold)
                {
                    yield return new FoldAnswers(learner, arm, seed, plain[learner], asked.IsRare, BestCut.Of(learner, training, (ulong)seed, (ulong)fold + 1));
                    continue;
                }

                double[] answers = MlNetModel.Probabilities(learner, rows, asked);
                plain.TryAdd(learner, answers);
                yield return new FoldAnswers(learner, arm, seed, answers, asked.IsRare, .5);
            }
        }
    }
}
