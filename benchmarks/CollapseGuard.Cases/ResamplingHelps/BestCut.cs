namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>The cut that parts training rows best, by scores of models that did not see them.</summary>
internal static class BestCut
{
    private const int InnerFolds = 5;

    /// <summary>A model is trained on each four fifths of the training rows and asked about the last; of all cuts through those scores the one with the best balanced accuracy is taken.</summary>
    public static double Of(Learner learner, TrainingRows training, ulong seed, ulong stream)
    {
        int[] fold = StratifiedFolds.Of(training.IsRare, InnerFolds, seed, stream);
        var scores = new double[training.Count];
        for (int f = 0; f < InnerFolds; f++)
        {
            int inner = f;
            double[] answers = MlNetModel.Probabilities(learner, training.Where(row => fold[row] != inner), training.Where(row => fold[row] == inner));
            int next = 0;
            for (int row = 0; row < scores.Length; row++)
            {
                if (fold[row] == inner)
                {
                    scores[row] = answers[next++];
                }
            }
        }

        return Of(scores, training.IsRare);
    }

    /// <summary>Half-way between the two scores where the balanced accuracy is best; of equally good places the highest.</summary>
    public static double Of(double[] scores, bool[] isRare)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length).OrderByDescending(row => scores[row])];
        double rare = isRare.Count(is1 => is1), rest = isRare.Length - rare;
        double hits = 0, falseHits = 0, best = double.NegativeInfinity, cut = .5;
        for (int i = 0; i + 1 < order.Length; i++)
        {
            _ = isRare[order[i]] ? hits++ : falseHits++;
            double here = scores[order[i]], below = scores[order[i + 1]];
            double gain = (hits / rare) - (falseHits / rest);
            if (here > below && gain > best)
            {
                (best, cut) = (gain, (here + below) / 2);
            }
        }

        return cut;
    }
}
