namespace CollapseGuard.MLNet.Evaluating;

/// <summary>How one class fares.</summary>
/// <param name="Name">The class.</param>
/// <param name="ActualRows">Rows that are of it.</param>
/// <param name="PredictedRows">Rows that were taken for it.</param>
/// <param name="Precision">Share of the predicted that are of it.</param>
/// <param name="Recall">Share of the actual that were found.</param>
public sealed record ClassScore(string Name, long ActualRows, long PredictedRows, Proportion Precision, Proportion Recall)
{
    /// <summary>2 hits / (actual + predicted); NaN when the class does not occur.</summary>
    public double F1 => DecisionMetrics.F1(Recall.Hits, ActualRows, PredictedRows);
}
