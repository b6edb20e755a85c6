namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>How good probabilities are on rows that no training saw. Own code: ML.NET's metrics throw where a fold has one class.</summary>
internal static class TestFigures
{
    // What float probabilities can resolve near 1; scikit-learn clips floats at the same place.
    private const double LeastProbability = 1.0 / (1 << 23);

    private const int Bins = 10;

    /// <summary>Mean of the shares of both classes that are told right when rows at or above the cut are called rare; NaN without both classes.</summary>
    public static double BalancedAccuracy(double[] probabilities, bool[] isRare, double cut)
    {
        double rare = 0, hits = 0, rightlyLeft = 0;
        for (int row = 0; row < isRare.Length; row++)
        {
            bool isCalled = probabilities[row] >= cut;
            rare += isRare[row] ? 1 : 0;
            hits += isRare[row] && isCalled ? 1 : 0;
            rightlyLeft += !isRare[row] && !isCalled ? 1 : 0;
        }

        return ((hits / rare) + (rightlyLeft / (isRare.Length - rare))) / 2;
    }

    /// <summary>Area under precision over recall as scikit-learn's average_precision_score: Σ (R_k - R_(k-1)) P_k over distinct scores, high to low; NaN without a rare row.</summary>
    public static double AveragePrecision(double[] probabilities, bool[] isRare)
    {
        double rare = isRare.Count(is1 => is1), hits = 0, before = 0, called = 0, area = 0;
        foreach (IGrouping<double, int> tied in Enumerable.Range(0, isRare.Length).GroupBy(row => probabilities[row]).OrderByDescending(g => g.Key))
        {
            called += tied.Count();
            hits += tied.Count(row => isRare[row]);
            area += (hits - before) / rare * (hits / called);
            before = hits;
        }

        return rare > 0 ? area : double.NaN;
    }

    /// <summary>Mean negative logarithm of the probability of what was true, in nats.</summary>
    public static double LogLoss(double[] probabilities, bool[] isRare) =>
        probabilities.Zip(isRare, (p, is1) => -Math.Log(Math.Clamp(is1 ? p : 1 - p, LeastProbability, 1 - LeastProbability))).Average();

    /// <summary>Mean probability less the share of rare rows: above 0, the rare class is announced too often.</summary>
    public static double MeanExcess(double[] probabilities, bool[] isRare) => probabilities.Average() - isRare.Average(is1 => is1 ? 1.0 : 0.0);

    /// <summary>Expected calibration error: |mean probability - share of rare rows| in ten bins of equally many rows, averaged over rows.</summary>
    /// <remarks>Rows of equal probability count with the share of the rare class among them, so that their order says nothing.</remarks>
    public static double CalibrationError(double[] probabilities, bool[] isRare)
    {
        (double P, double Share)[] rows = [.. Enumerable.Range(0, isRare.Length).GroupBy(row => probabilities[row]).OrderBy(g => g.Key)
            .SelectMany(tied =>
            {
                double share = tied.Average(row => isRare[row] ? 1.0 : 0.0);
                return tied.Select(_ => (tied.Key, share));
            })];
        double error = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            (double P, double Share)[] part = rows[(bin * rows.Length / Bins)..((bin + 1) * rows.Length / Bins)];
            error += Math.Abs(part.Sum(row => row.P - row.Share));
        }

        return error / rows.Length;
    }
}
