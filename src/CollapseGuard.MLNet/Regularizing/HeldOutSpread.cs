using CollapseGuard.Observations;
using CollapseGuard.Statistics;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Whether held-out scores are practically a constant, and how far they spread.</summary>
internal static class HeldOutSpread
{
    /// <summary>Range of margins, beside the largest of them, that rounding in float32 explains.</summary>
    private const double MarginResolution = 1e-6;

    /// <returns>The spread, and why the scores are a constant; null when they are not.</returns>
    public static (double Spread, string? CollapseReason) Of(HeldOutScores scores, double margin)
    {
        if (scores.Count == 0)
        {
            return (double.NaN, null);
        }

        if (Array.Exists(scores.Scores, score => !float.IsFinite(score)))
        {
            return (double.NaN, "scores are not finite");
        }

        (double deviation, bool isConstant) = Absolute(scores);
        bool isRelative = scores.Task == PredictionTask.Regression || scores.AreProbabilities;
        double spread = isRelative ? Relative(scores) : deviation;
        return isConstant ? (0, "all scores are one number")
            : isRelative && (2 * spread) - (spread * spread) < margin && spread < 1
                ? (spread, FormattableString.Invariant($"scores spread {spread:G2} of the labels' deviation: too little to be worth {margin:P0} of their variance"))
                : (spread, null);
    }

    /// <summary>S of <see cref="ConstantEquivalence"/>; over all classes S² = sum of variances / sum of pi(1 - pi). NaN for constant labels.</summary>
    private static double Relative(HeldOutScores scores)
    {
        float[] actual = scores.Outputs == 1 ? scores.Labels : OneHot(scores);
        var pairs = new RegressionAccumulator(scores.Outputs, options: ObservationOptions.Default with { OrderStatistics = false });
        pairs.Add(scores.Scores, actual);
        double predicted = 0, truth = 0;
        foreach (Summaries.RegressionSummary output in pairs.Summarize())
        {
            predicted += output.Pair.Predicted.SquaredDeviations;
            truth += output.Pair.Actual.SquaredDeviations;
        }

        return truth > 0 ? Math.Sqrt(predicted / truth) : double.NaN;
    }

    private static float[] OneHot(HeldOutScores scores)
    {
        var actual = new float[scores.Scores.Length];
        for (int row = 0; row < scores.Count; row++)
        {
            actual[(row * scores.Outputs) + (int)scores.Labels[row]] = 1;
        }

        return actual;
    }

    /// <summary>Deviation within the outputs, and whether none of them varies beyond rounding.</summary>
    private static (double Deviation, bool IsConstant) Absolute(HeldOutScores scores)
    {
        double squares = 0;
        bool isConstant = true;
        for (int output = 0; output < scores.Outputs; output++)
        {
            var values = new ValueAccumulator(options: ObservationOptions.Default with { OrderStatistics = false });
            values.Add(Column(scores, output));
            Summaries.MomentSummary moments = values.Summarize().Moments;
            squares += moments.SquaredDeviations;
            double largest = Math.Max(Math.Abs(moments.Minimum), Math.Abs(moments.Maximum));
            isConstant &= moments.Maximum - moments.Minimum <= largest * MarginResolution;
        }

        return (Math.Sqrt(squares / scores.Scores.Length), isConstant);
    }

    private static float[] Column(HeldOutScores scores, int output)
    {
        var column = new float[scores.Count];
        for (int row = 0; row < column.Length; row++)
        {
            column[row] = scores.Scores[(row * scores.Outputs) + output];
        }

        return column;
    }
}
