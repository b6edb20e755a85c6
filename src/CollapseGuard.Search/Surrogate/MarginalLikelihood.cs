namespace CollapseGuard.Search.Surrogate;

/// <summary>How well hyperparameters explain given targets at given points: log marginal likelihood plus log prior, and its gradient.</summary>
/// <remarks>Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, eq. 5.8 and 5.9.</remarks>
internal sealed class MarginalLikelihood
{
    private readonly int count;
    private readonly int ranges;
    private readonly double[] targets;

    /// <summary>Squared distances along each range, lower triangles without the diagonal, packed.</summary>
    private readonly double[][] distances;

    /// <param name="encoding">What the points are.</param>
    /// <param name="points">n x width, row-major.</param>
    /// <param name="targets">Length n, centred and scaled.</param>
    public MarginalLikelihood(CandidateEncoding encoding, double[] points, double[] targets)
    {
        (count, ranges, this.targets) = (targets.Length, encoding.Ranges, targets);
        distances = new double[ranges][];
        for (int r = 0; r < ranges; r++)
        {
            double[] along = distances[r] = new double[count * (count - 1) / 2];
            for (int i = 0, at = 0; i < count; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    along[at++] = encoding.SquaredDistance(points.AsSpan(i * encoding.Width, encoding.Width), points.AsSpan(j * encoding.Width, encoding.Width), r);
                }
            }
        }
    }

    /// <summary>The logarithm, up to a constant; -∞ where the matrix cannot be factored.</summary>
    /// <param name="values">As in <see cref="Hyperparameters.Values"/>.</param>
    /// <param name="gradient">Receives the slopes; empty: not wanted, which is three times as fast.</param>
    public double Log(ReadOnlySpan<double> values, Span<double> gradient)
    {
        bool wantsGradient = !gradient.IsEmpty;
        double signal = Math.Exp(values[ranges]), noise = Math.Exp(values[ranges + 1]);
        double[] squared = Squared(values);
        var slopes = wantsGradient ? new double[squared.Length] : [];
        var matrix = new double[LowerTriangle.Row(count)];
        for (int i = 0, pair = 0, at = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++, pair++)
            {
                if (wantsGradient)
                {
                    (double value, slopes[pair]) = Matern52.WithSlope(squared[pair]);
                    matrix[at++] = signal * value;
                }
                else
                {
                    matrix[at++] = signal * Matern52.Value(squared[pair]);
                }
            }

            matrix[at++] = signal + noise;
        }

        if (LowerTriangle.Factor(matrix, count) is not { } factor)
        {
            return double.NegativeInfinity;
        }

        double[] weights = factor.Solve(targets);
        double log = (-.5 * LowerTriangle.Dot(weights, targets)) - factor.LogDiagonal;
        if (wantsGradient)
        {
            gradient.Clear();
            AddGradient(values, signal, noise, matrix, slopes, weights, factor.Inverse(), gradient);
        }

        return log + HyperparameterPrior.Add(values, gradient);
    }

    private double[] Squared(ReadOnlySpan<double> values)
    {
        var squared = new double[count * (count - 1) / 2];
        for (int r = 0; r < ranges; r++)
        {
            double weight = Math.Exp(-2 * values[r]);
            double[] along = distances[r];
            for (int pair = 0; pair < squared.Length; pair++)
            {
                squared[pair] += weight * along[pair];
            }
        }

        return squared;
    }

    /// <summary>Half the trace of (w wᵀ - K⁻¹) times the slope of K, for each hyperparameter.</summary>
    private void AddGradient(ReadOnlySpan<double> values, double signal, double noise, double[] matrix, double[] slopes, double[] weights, double[] inverse, Span<double> gradient)
    {
        double ofSignal = 0, ofNoise = 0;
        for (int i = 0, pair = 0, at = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++, pair++, at++)
            {
                double difference = (weights[i] * weights[j]) - inverse[at]; // twice in the trace, halved
                ofSignal += difference * matrix[at];
                slopes[pair] *= difference * signal;
            }

            double diagonal = (weights[i] * weights[i]) - inverse[at++];
            ofSignal += .5 * diagonal * signal;
            ofNoise += .5 * diagonal * noise;
        }

        for (int r = 0; r < ranges; r++)
        {
            gradient[r] += Math.Exp(-2 * values[r]) * LowerTriangle.Dot(slopes, distances[r]);
        }

        gradient[ranges] += ofSignal;
        gradient[ranges + 1] += ofNoise;
    }
}
