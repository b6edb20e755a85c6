using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Peers;

/// <summary>Summaries of predictions by the public accumulators, fed in batches of 65,536 rows as a program would.</summary>
internal static class PredictionCases
{
    private const int Rows = 10_000_000;
    private const int MatrixRows = 1_000_000;
    private const int ClassCount = 10;
    private const int Batch = 1 << 16;
    private static readonly double[] Shares = [.01, .05, .25, .5, .75, .95, .99];

    public static int Run()
    {
        float[] predicted = GeneratedNumbers.Predictions(Rows), actual = GeneratedNumbers.Targets(Rows);
        ValueAccumulator moments = new(options: ObservationOptions.MomentsOnly);
        Stopwatches.Measure("moments 1e7", () => Moments(moments, predicted));
        RegressionAccumulator regression = new(options: new ObservationOptions { TargetOrderStatistics = false }), both = new();
        Stopwatches.Measure("full summary 1e7 with targets", () => Regression(regression, predicted, actual));
        Stopwatches.Measure("full summary 1e7 with targets, the targets in full too", () => Regression(both, predicted, actual));

        float[] probabilities = GeneratedNumbers.Probabilities(MatrixRows, ClassCount);
        int[] classes = GeneratedNumbers.Classes(MatrixRows, ClassCount);
        ProbabilityAccumulator matrix = new(ClassCount, options: ObservationOptions.MomentsOnly), everything = new(ClassCount);
        Stopwatches.Measure("probability matrix 1e6 x 10", () => Matrix(matrix, probabilities, classes));
        Stopwatches.Measure("probability matrix 1e6 x 10, with rankings and order statistics of every class", () => Matrix(everything, probabilities, classes));
        return 0;
    }

    private static double[] Moments(ValueAccumulator accumulator, float[] values)
    {
        accumulator.Reset();
        for (int first = 0; first < values.Length; first += Batch)
        {
            accumulator.Add(values.AsSpan(first, Math.Min(Batch, values.Length - first)));
        }

        ValueSummary summary = accumulator.Summarize();
        return [summary.NaNCount, summary.Moments.Mean, summary.Moments.Variance, summary.Moments.Minimum, summary.Moments.Maximum];
    }

    private static double[] Regression(RegressionAccumulator accumulator, float[] predicted, float[] actual)
    {
        accumulator.Reset();
        for (int first = 0; first < predicted.Length; first += Batch)
        {
            int n = Math.Min(Batch, predicted.Length - first);
            accumulator.Add(predicted.AsSpan(first, n), actual.AsSpan(first, n));
        }

        RegressionSummary summary = accumulator.Summarize()[0];
        ValueSummary p = summary.Predicted;
        return
        [
            p.NaNCount, p.Moments.Mean, p.Moments.Variance, p.Moments.Minimum, p.Moments.Maximum,
            p.Distinct.Count, p.Modal.Share, p.Entropy, .. Shares.Select(p.Quantiles.Quantile),
            summary.Pair.ProductDeviations / summary.Pair.Count, summary.Pair.Skill,
        ];
    }

    private static double[] Matrix(ProbabilityAccumulator accumulator, float[] probabilities, int[] classes)
    {
        accumulator.Reset();
        for (int first = 0; first < classes.Length; first += Batch)
        {
            int n = Math.Min(Batch, classes.Length - first);
            accumulator.Add(probabilities.AsSpan(first * ClassCount, n * ClassCount), classes.AsSpan(first, n));
        }

        ProbabilitySummary summary = accumulator.Summarize();
        return
        [
            summary.Decisions.Confusion.PredictedCounts[3], summary.MeanEntropy,
            summary.Classes[3].Scores.Moments.Variance, summary.MeanMaximum,
        ];
    }
}
