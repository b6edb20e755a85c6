using CollapseGuard.MLNet.Evaluating;

namespace CollapseGuard.MLNet.Thresholds;

/// <summary>What a threshold decides. A row is positive when its score is greater than the threshold, as in ML.NET.</summary>
/// <param name="Threshold">On the column <c>Score</c>; the greatest and least float mean "none" and "all".</param>
/// <param name="TruePositives">Positives found.</param>
/// <param name="FalsePositives">Negatives taken for positives.</param>
/// <param name="FalseNegatives">Positives missed.</param>
/// <param name="TrueNegatives">Negatives left alone.</param>
public readonly record struct ThresholdPoint(float Threshold, long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>All rows.</summary>
    public long Rows => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    /// <summary>TP / (TP + FP); NaN when nothing is decided positive.</summary>
    public double Precision => (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>TP / (TP + FN); NaN without positives.</summary>
    public double Recall => (double)TruePositives / (TruePositives + FalseNegatives);

    /// <summary>TN / (TN + FP); NaN without negatives.</summary>
    public double Specificity => (double)TrueNegatives / (TrueNegatives + FalsePositives);

    /// <summary>2 TP / (2 TP + FP + FN).</summary>
    public double F1 => DecisionMetrics.F1(TruePositives, TruePositives + FalseNegatives, TruePositives + FalsePositives);

    /// <summary>Mean of recall and specificity.</summary>
    public double BalancedAccuracy => (Recall + Specificity) / 2;

    /// <summary>Matthews correlation; 0 when all rows are decided alike.</summary>
    public double MatthewsCorrelation
    {
        get
        {
            double spread = Math.Sqrt((double)(TruePositives + FalsePositives) * (TrueNegatives + FalseNegatives))
                * Math.Sqrt((double)(TruePositives + FalseNegatives) * (TrueNegatives + FalsePositives));
            return spread == 0 ? 0 : (((double)TruePositives * TrueNegatives) - ((double)FalsePositives * FalseNegatives)) / spread;
        }
    }

    /// <summary>True when every row is decided alike.</summary>
    public bool IsConstant => TruePositives + FalsePositives == 0 || TrueNegatives + FalseNegatives == 0;
}
