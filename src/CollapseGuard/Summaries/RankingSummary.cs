namespace CollapseGuard.Summaries;

/// <summary>How well scores order positives above negatives.</summary>
/// <param name="Auc">Area under the ROC curve, ties counted half, in [0, 1]; NaN when a class is absent.</param>
/// <param name="AucLower">Lower end of what the area can be; equals <paramref name="Auc"/> when exact.</param>
/// <param name="AucUpper">Upper end.</param>
/// <param name="NullStandardError">Standard error of the area when scores say nothing: Mann-Whitney with tie correction.</param>
/// <param name="AveragePrecision">Mean precision over positives (step-wise, tied scores together), in [0, 1].</param>
/// <param name="AveragePrecisionLower">Lower end.</param>
/// <param name="AveragePrecisionUpper">Upper end.</param>
public readonly record struct RankingSummary(
    double Auc, double AucLower, double AucUpper, double NullStandardError,
    double AveragePrecision, double AveragePrecisionLower, double AveragePrecisionUpper)
{
    /// <summary>True when computed from all rows (up to 2^20 of them).</summary>
    public bool IsExact => AucLower == AucUpper;

    /// <summary>Stands where the ranking was not measured: all NaN.</summary>
    public static RankingSummary NotKept { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}
