using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Summaries by the textbook's two-pass formulas: a second implementation beside the streaming one.</summary>
internal static class Pairs
{
    public static PairedSummary Of(double[] predicted, double[] actual)
    {
        double p = predicted.Average();
        double y = actual.Average();
        return new PairedSummary(Moments(predicted), Moments(actual), predicted.Zip(actual, (a, b) => (a - p) * (b - y)).Sum());
    }

    public static MomentSummary Moments(double[] values)
    {
        if (values.Length == 0)
        {
            return MomentSummary.Empty;
        }

        double mean = values.Average();
        return new MomentSummary(values.Length, mean, values.Sum(v => (v - mean) * (v - mean)), values.Min(), values.Max());
    }
}
