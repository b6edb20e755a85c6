namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Rows of one class that were taken for another.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Rows">How many of the rows of the true class were.</param>
public sealed record ConfusedPair(string Actual, string Predicted, Proportion Rows);
