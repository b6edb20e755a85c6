using CollapseGuard.MLNet.Scored;
using CollapseGuard.Observations;
using CollapseGuard.Statistics;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Whether held-out scores are practically a constant, and how far they spread.</summary>
internal static class HeldOutSpread
{
    /// <summary>Range of margins, beside the largest of them, that rounding in float32 explains.</summary>
    private const double MarginResolution = 1e-6;

    private const string NotFinite = "scores are not finite";
    private const string OneNumber = "all scores are one number";

    /// <returns>The spread, and why the scores are a constant; null when they are not.</returns>
    public static (double Spread, string? CollapseReason) Of(ScoredRows rows, double margin)
    {
        if (rows.Targets.Length == 0)
        {
            return (double.NaN, null);
        }

        if (Array.Exists(rows.Outputs, score => !float.IsFinite(score)))
        {
            return (double.NaN, NotFinite);
        }

        (double deviation, bool isConstant) = Absolute(rows.Outputs, rows.OutputCount);
        bool isRelative = rows.Task == PredictionTask.Regression || rows.AreProbabilities;
        double spread = isRelative ? Relative(rows) : deviation;
        return isConstant ? (0, OneNumber)
            : isRelative && (2 * spread) - (spread * spread) < margin && spread < 1
                ? (spread, FormattableString.Invariant($"scores spread {spread:G2} of the labels' deviation: too little to be worth {margin:P0} of their variance"))
                : (spread, null);
    }

    /// <summary>Of scores in an arbitrary unit, a ranker's: their standard deviation, and whether they are one number.</summary>
    public static (double Spread, string? CollapseReason) OfMargins(float[] scores)
    {
        if (Array.Exists(scores, score => !float.IsFinite(score)))
        {
            return (double.NaN, NotFinite);
        }

        (double deviation, bool isConstant) = Absolute(scores, 1);
        return scores.Length > 0 && isConstant ? (0, OneNumber) : (deviation, null);
    }

    /// <summary>S of <see cref="ConstantEquivalence"/>; over all classes S² = sum of variances / sum of pi(1 - pi). NaN for constant labels.</summary>
    private static double Relative(ScoredRows rows)
    {
        float[] actual = rows.OutputCount == 1 ? rows.Targets : OneHot(rows);
        var pairs = new RegressionAccumulator(rows.OutputCount, options: ObservationOptions.Default with { OrderStatistics = false });
        pairs.Add(rows.Outputs, actual);
        double predicted = 0, truth = 0;
        foreach (Summaries.RegressionSummary output in pairs.Summarize())
        {
            predicted += output.Pair.Predicted.SquaredDeviations;
            truth += output.Pair.Actual.SquaredDeviations;
        }

        return truth > 0 ? Math.Sqrt(predicted / truth) : double.NaN;
    }

    private static float[] OneHot(ScoredRows rows)
    {
        var actual = new float[rows.Outputs.Length];
        for (int row = 0; row < rows.Targets.Length; row++)
        {
            actual[(row * rows.OutputCount) + (int)rows.Targets[row]] = 1;
        }

        return actual;
    }

    /// <summary>Deviation within the outputs, and whether none of them varies beyond rounding.</summary>
    private static (double Deviation, bool IsConstant) Absolute(float[] outputs, int outputCount)
    {
        double squares = 0;
        bool isConstant = true;
        for (int output = 0; output < outputCount; output++)
        {
            var values = new ValueAccumulator(options: ObservationOptions.Default with { OrderStatistics = false });
            values.Add(Column(outputs, outputCount, output));
            Summaries.MomentSummary moments = values.Summarize().Moments;
            squares += moments.SquaredDeviations;
            double largest = Math.Max(Math.Abs(moments.Minimum), Math.Abs(moments.Maximum));
            isConstant &= moments.Maximum - moments.Minimum <= largest * MarginResolution;
        }

        return (Math.Sqrt(squares / outputs.Length), isConstant);
    }

    private static float[] Column(float[] outputs, int outputCount, int output)
    {
        var column = new float[outputs.Length / outputCount];
        for (int row = 0; row < column.Length; row++)
        {
            column[row] = outputs[(row * outputCount) + output];
        }

        return column;
    }
}
