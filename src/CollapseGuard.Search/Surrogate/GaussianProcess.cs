namespace CollapseGuard.Search.Surrogate;

/// <summary>A Gaussian process with given hyperparameters, conditioned on points and targets; immutable.</summary>
internal sealed class GaussianProcess
{
    private readonly int width;
    private readonly double signal;
    private readonly double[] scale;
    private readonly double[] points;
    private readonly double[] weights;
    private readonly LowerTriangle factor;

    private GaussianProcess(int width, double signal, double noise, double[] scale, double[] points, double[] weights, LowerTriangle factor) =>
        (this.width, this.signal, Noise, this.scale, this.points, this.weights, this.factor) = (width, signal, noise, scale, points, weights, factor);

    /// <summary>Points conditioned on.</summary>
    public int Count => weights.Length;

    /// <summary>The variance of the noise on a target.</summary>
    public double Noise { get; }

    /// <summary>Conditions on points (n x width, row-major) and targets (length n).</summary>
    public static GaussianProcess Condition(CandidateEncoding encoding, Hyperparameters hyperparameters, double[] points, double[] targets)
    {
        double[] scale = encoding.InverseLengths(hyperparameters.LogLengths);
        double[] scaled = [.. points.Select((value, i) => value * scale[i % scale.Length])];
        double signal = hyperparameters.Signal, noise = hyperparameters.Noise;
        LowerTriangle? factor;
        while ((factor = LowerTriangle.Factor(Kernel(scaled, scale.Length, signal, noise), targets.Length)) is null)
        {
            // Coinciding points with little noise may not factor; a grain more noise always does in the end.
            noise += Math.Max(noise, 1e-6 * signal);
        }

        return new GaussianProcess(scale.Length, signal, noise, scale, scaled, factor.Solve(targets), factor);
    }

    /// <summary>Room for <see cref="Predict"/>: one number a point conditioned on, and one a number of a point.</summary>
    public double[] Scratch() => new double[Count + width];

    /// <summary>Mean and variance of the function, without the noise of a score, at a point.</summary>
    public (double Mean, double Variance) Predict(ReadOnlySpan<double> point, Span<double> scratch)
    {
        Span<double> kernel = scratch[..Count], at = scratch.Slice(Count, width);
        for (int i = 0; i < width; i++)
        {
            at[i] = point[i] * scale[i];
        }

        for (int i = 0; i < Count; i++)
        {
            kernel[i] = signal * Matern52.Value(Squared(at, Point(i)));
        }

        double variance = signal;
        for (int i = 0; i < Count; i++)
        {
            double part = LowerTriangle.Dot(factor.InverseRow(i), kernel);
            variance -= part * part;
        }

        return (LowerTriangle.Dot(weights, kernel), Math.Max(variance, 1e-12 * signal));
    }

    private ReadOnlySpan<double> Point(int i) => points.AsSpan(i * width, width);

    private static double[] Kernel(double[] points, int width, double signal, double noise)
    {
        int count = points.Length / width;
        var matrix = new double[LowerTriangle.Row(count)];
        for (int i = 0, at = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[at++] = signal * Matern52.Value(Squared(points.AsSpan(i * width, width), points.AsSpan(j * width, width)));
            }

            matrix[at++] = signal + noise;
        }

        return matrix;
    }

    private static double Squared(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }

        return sum;
    }
}
