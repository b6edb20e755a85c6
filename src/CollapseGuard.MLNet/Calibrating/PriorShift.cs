namespace CollapseGuard.MLNet.Calibrating;

/// <summary>
/// Probabilities of a model that was trained at one prevalence, moved to another: resampling and class weights shift the log-odds
/// by a constant (Elkan, "The foundations of cost-sensitive learning", 2001, theorem 2; Saerens, Latinne and Decaestecker,
/// "Adjusting the outputs of a classifier to new a priori probabilities", 2002). Pure functions, free to share.
/// </summary>
/// <remarks>Holds where classes changed in number only and the rows within each class stayed as they were: random over- and under-sampling and weights do, cleaning and synthetic rows nearly so.</remarks>
public static class PriorShift
{
    /// <summary>Rounds of <see cref="EstimatePriors"/>, at most.</summary>
    private const int MostRounds = 10_000;

    private const double Converged = 1e-9;

    /// <summary>What is to be added to the log-odds: ln(true odds / training odds).</summary>
    /// <param name="trainingPrevalence">Share of positives among the training rows as the trainer saw them, weights counted; in (0, 1).</param>
    /// <param name="truePrevalence">Share of positives where the model is used; in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A share lies outside (0, 1).</exception>
    public static double LogOdds(double trainingPrevalence, double truePrevalence)
    {
        Require(trainingPrevalence, nameof(trainingPrevalence));
        Require(truePrevalence, nameof(truePrevalence));
        return Math.Log(truePrevalence / (1 - truePrevalence)) - Math.Log(trainingPrevalence / (1 - trainingPrevalence));
    }

    /// <summary>The probability at the true prevalence; NaN stays NaN, 0 and 1 stay.</summary>
    /// <param name="probability">Probability of the positive class by the model, in [0, 1].</param>
    /// <param name="trainingPrevalence">Share of positives in training, in (0, 1).</param>
    /// <param name="truePrevalence">Share of positives where the model is used, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A share lies outside (0, 1).</exception>
    public static double Binary(double probability, double trainingPrevalence, double truePrevalence)
    {
        Require(trainingPrevalence, nameof(trainingPrevalence));
        Require(truePrevalence, nameof(truePrevalence));
        double positive = probability * truePrevalence / trainingPrevalence;
        double negative = (1 - probability) * (1 - truePrevalence) / (1 - trainingPrevalence);
        return positive / (positive + negative);
    }

    /// <summary>Class probabilities at the true priors: each times true / training prior, then scaled to sum to 1.</summary>
    /// <param name="probabilities">n x k, row-major; a row with NaN stays NaN.</param>
    /// <param name="trainingPriors">Share of each class in training, k, above 0.</param>
    /// <param name="truePriors">Share of each class where the model is used, k, at least 0.</param>
    /// <returns>n x k, row-major; the input is untouched.</returns>
    /// <exception cref="ArgumentException">Lengths do not match, or priors are no shares.</exception>
    public static float[] Multiclass(ReadOnlySpan<float> probabilities, ReadOnlySpan<double> trainingPriors, ReadOnlySpan<double> truePriors)
    {
        double[] ratio = Ratios(probabilities.Length, trainingPriors, truePriors);
        var moved = new float[probabilities.Length];
        for (int start = 0; start < moved.Length; start += ratio.Length)
        {
            double sum = 0;
            for (int c = 0; c < ratio.Length; c++)
            {
                sum += probabilities[start + c] * ratio[c];
            }

            for (int c = 0; c < ratio.Length; c++)
            {
                moved[start + c] = (float)(probabilities[start + c] * ratio[c] / sum);
            }
        }

        return moved;
    }

    /// <summary>The priors of unlabelled rows, by expectation and maximization over the model's probabilities (Saerens et al., 2002): what to pass as true priors where labels do not exist.</summary>
    /// <param name="probabilities">Of rows from where the model is used, n x k, row-major; calibrated to the training priors. Rows with NaN are left out.</param>
    /// <param name="trainingPriors">Share of each class in training, k, above 0.</param>
    /// <returns>The share of each class, k.</returns>
    /// <exception cref="ArgumentException">Lengths do not match, priors are no shares, or there are no rows.</exception>
    public static double[] EstimatePriors(ReadOnlySpan<float> probabilities, ReadOnlySpan<double> trainingPriors)
    {
        int k = trainingPriors.Length;
        double[] priors = trainingPriors.ToArray();
        _ = Ratios(probabilities.Length, trainingPriors, priors);
        var next = new double[k];
        for (int round = 0; round < MostRounds; round++)
        {
            Array.Clear(next);
            int rows = 0;
            for (int start = 0; start < probabilities.Length; start += k)
            {
                double sum = 0;
                for (int c = 0; c < k; c++)
                {
                    sum += probabilities[start + c] * priors[c] / trainingPriors[c];
                }

                if (!(sum > 0))
                {
                    continue;
                }

                rows++;
                for (int c = 0; c < k; c++)
                {
                    next[c] += probabilities[start + c] * priors[c] / trainingPriors[c] / sum;
                }
            }

            if (rows == 0)
            {
                throw new ArgumentException("No row has probabilities that are numbers; at least one is required.", nameof(probabilities));
            }

            double change = 0;
            for (int c = 0; c < k; c++)
            {
                change = Math.Max(change, Math.Abs((next[c] / rows) - priors[c]));
                priors[c] = next[c] / rows;
            }

            if (change < Converged)
            {
                break;
            }
        }

        return priors;
    }

    internal static void Require(double share, string parameter)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(parameter, share, "A prevalence must be in (0, 1).");
        }
    }

    /// <summary>True over training prior of each class.</summary>
    internal static double[] Ratios(int numbers, ReadOnlySpan<double> training, ReadOnlySpan<double> real)
    {
        if (training.Length < 2 || training.Length != real.Length || numbers % training.Length != 0)
        {
            throw new ArgumentException($"There are {training.Length} training priors, {real.Length} true priors and {numbers} probabilities; k >= 2 of the first two and n x k of the last are required.", nameof(training));
        }

        RequireShares(training, positive: true, nameof(training));
        RequireShares(real, positive: false, nameof(real));
        var ratios = new double[training.Length];
        for (int c = 0; c < ratios.Length; c++)
        {
            ratios[c] = real[c] / training[c];
        }

        return ratios;
    }

    private static void RequireShares(ReadOnlySpan<double> priors, bool positive, string parameter)
    {
        double sum = 0;
        for (int c = 0; c < priors.Length; c++)
        {
            sum += priors[c];
            if (!(priors[c] >= 0) || (positive && priors[c] == 0))
            {
                throw new ArgumentException($"Prior [{c}] is {priors[c]}; it must be {(positive ? "above" : "at least")} 0.", parameter);
            }
        }

        if (!(Math.Abs(sum - 1) < 1e-6))
        {
            throw new ArgumentException($"The priors sum to {sum}; they must sum to 1.", parameter);
        }
    }
}
