namespace CollapseGuard.MLNet.Regularizing;

/// <summary>How far a path is.</summary>
/// <param name="Fits">Models fitted so far.</param>
/// <param name="TotalFits">Models that the path takes: strengths times folds.</param>
/// <param name="Fold">The fold at hand, from 0.</param>
/// <param name="Strength">The strength that was just judged.</param>
/// <param name="Metric">Its metric on this fold; NaN when undefined.</param>
public readonly record struct RegularizationProgress(int Fits, int TotalFits, int Fold, RegularizationStrength Strength, double Metric);
