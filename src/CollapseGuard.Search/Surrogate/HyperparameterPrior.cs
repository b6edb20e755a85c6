namespace CollapseGuard.Search.Surrogate;

/// <summary>What is believed of <see cref="Hyperparameters"/> before any trial: normal distributions of their logarithms, cut off far out.</summary>
/// <remarks>
/// Lengths: log-normal with √2 + ln(ranges)/2 and √3 (Hvarfner, Hellsten and Nardi, "Vanilla Bayesian optimization performs
/// great in high dimensions", ICML 2024). The fit maximizes, and the maximum of that density is where its authors mean it only
/// if it is a density of the length: the density of the logarithm has its maximum a factor of exp(3) farther, where a function
/// is a plane, and a search of few trials runs from corner to corner. A density of the length, written in its logarithm, is
/// normal around √2 - 3 + ln(ranges)/2. Noise: -4 and 1, the same authors' for standardized scores, as a density of the
/// logarithm: the more cautious reading where few scores are known. Signal: 0 and 1, since scores are standardized; source:
/// judgement. The cuts only keep the arithmetic sound.
/// </remarks>
internal static class HyperparameterPrior
{
    private static readonly (double Low, double High) LengthCut = (Math.Log(.02), Math.Log(200)), SignalCut = (-4, 4), NoiseCut = (-12, 1);

    public static double Mean(int index, int ranges) => index < ranges ? Math.Sqrt(2) - 3 + (.5 * Math.Log(ranges)) : index == ranges ? 0 : -4;

    public static double Deviation(int index, int ranges) => index < ranges ? Math.Sqrt(3) : 1;

    public static (double Low, double High) Cut(int index, int ranges) => index < ranges ? LengthCut : index == ranges ? SignalCut : NoiseCut;

    /// <summary>The logarithm of the density, up to a constant; adds its slope to <paramref name="gradient"/>.</summary>
    public static double Add(ReadOnlySpan<double> values, Span<double> gradient)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double deviation = Deviation(i, values.Length - 2);
            double z = (values[i] - Mean(i, values.Length - 2)) / deviation;
            sum -= z * z / 2;
            if (!gradient.IsEmpty)
            {
                gradient[i] -= z / deviation;
            }
        }

        return sum;
    }
}
