using System.Globalization;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>A metric over folds.</summary>
/// <param name="Metric">Which one.</param>
/// <param name="Mean">Mean over the folds that define it; NaN when none does.</param>
/// <param name="StandardDeviation">Sample standard deviation (n - 1) over those folds; NaN below two. Folds share training rows: the spread of a new sample is larger.</param>
/// <param name="FoldsUsed">Folds that define it.</param>
/// <param name="Undefined">Why the others do not: <c>fold 2: reason</c>.</param>
public sealed record MetricSummary(Metric Metric, double Mean, double StandardDeviation, int FoldsUsed, IReadOnlyList<string> Undefined)
{
    /// <summary>Mean, deviation and the folds behind them.</summary>
    public override string ToString() => FoldsUsed == 0
        ? $"{Metric}: undefined in every fold ({Undefined[0]})"
        : string.Create(CultureInfo.InvariantCulture, $"{Metric}: {Mean:0.####} ± {StandardDeviation:0.####} over {FoldsUsed} of {FoldsUsed + Undefined.Count} folds");

    internal static MetricSummary Of(Metric metric, IReadOnlyList<MetricValue> folds)
    {
        double[] defined = [.. folds.Where(fold => fold.IsDefined).Select(fold => fold.Value)];
        double mean = defined.Length == 0 ? double.NaN : defined.Average();
        double deviation = defined.Length < 2 ? double.NaN : Math.Sqrt(defined.Sum(value => (value - mean) * (value - mean)) / (defined.Length - 1));
        string[] undefined = [.. folds.Select((fold, i) => (fold, i)).Where(f => !f.fold.IsDefined).Select(f => $"fold {f.i + 1}: {f.fold.Undefined}")];
        return new MetricSummary(metric, mean, deviation, defined.Length, undefined);
    }
}
