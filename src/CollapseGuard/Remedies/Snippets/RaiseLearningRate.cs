namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy raise-learning-rate.</summary>
public static class RaiseLearningRate
{
    // <snippet>
    // Range test: a few steps at each rate, ten times apart. Take the largest rate at which the loss still falls steadily.
    public static double LargestUsefulRate(Func<double, float> lossAfterFewStepsAtRate)
    {
        float untrained = lossAfterFewStepsAtRate(0);
        double best = 0;
        for (double rate = 1e-6; rate <= 1; rate *= 10)
        {
            float loss = lossAfterFewStepsAtRate(rate);
            if (!float.IsFinite(loss) || loss > untrained)
            {
                break; // from here on steps overshoot
            }

            best = rate;
        }

        return best;
    }
    // </snippet>
}
