using MathNet.Numerics.Distributions;

namespace CollapseGuard.Search.Surrogate;

/// <summary>How likely a candidate is fit to win, learnt from which were accepted and which were rejected or failed.</summary>
/// <remarks>A Gaussian process on the labels 1 and -1, and the probability that the label is above 0: least-squares classification, Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, section 6.5.</remarks>
internal sealed class FeasibilityModel
{
    private readonly GaussianProcess process;
    private readonly double mean;

    private FeasibilityModel(GaussianProcess process, double mean) => (this.process, this.mean) = (process, mean);

    /// <summary>Learns from finished trials; null where none was rejected, so that there is nothing to learn.</summary>
    public static FeasibilityModel? Fit(CandidateEncoding encoding, IReadOnlyList<Trial> trials, Random random, CancellationToken cancellationToken)
    {
        if (trials.All(trial => trial.State == TrialState.Accepted))
        {
            return null;
        }

        double[] labels = [.. trials.Select(trial => trial.State == TrialState.Accepted ? 1.0 : -1.0)];
        double mean = labels.Average();
        double[] targets = [.. labels.Select(label => label - mean)];
        double[] points = encoding.Encode([.. trials.Select(trial => trial.Candidate)]);
        Hyperparameters fitted = HyperparameterFit.Run(new MarginalLikelihood(encoding, points, targets), encoding.Ranges, random, cancellationToken);
        return new FeasibilityModel(GaussianProcess.Condition(encoding, fitted, points, targets), mean);
    }

    public double[] Scratch() => process.Scratch();

    /// <summary>The logarithm of the probability at a point.</summary>
    public double LogProbability(ReadOnlySpan<double> point, Span<double> scratch)
    {
        (double value, double variance) = process.Predict(point, scratch);
        double z = (value + mean) / Math.Sqrt(variance + process.Noise);
        // Beyond -30 the distribution function is 0 in double; the candidates there still want an order.
        return z > -30 ? Math.Log(Normal.CDF(0, 1, z)) : (-.5 * z * z) - Math.Log(-z) - .919;
    }
}
