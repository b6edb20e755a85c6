namespace CollapseGuard.Search.Surrogate;

/// <summary>The logarithms of what a Gaussian process is fitted by: a length for each range, then the variance of the signal, then that of the noise.</summary>
internal sealed class Hyperparameters(double[] values)
{
    /// <summary>Ranges + 2 numbers.</summary>
    public double[] Values { get; } = values;

    public int Ranges => Values.Length - 2;

    public ReadOnlySpan<double> LogLengths => Values.AsSpan(0, Ranges);

    public double Signal => Math.Exp(Values[^2]);

    public double Noise => Math.Exp(Values[^1]);
}
