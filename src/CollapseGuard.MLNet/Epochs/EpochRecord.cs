using CollapseGuard.MLNet.Evaluating;

namespace CollapseGuard.MLNet.Epochs;

/// <summary>One epoch. Immutable.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Metric">What chooses the model.</param>
/// <param name="Value">The metric on validation rows; NaN when undefined.</param>
/// <param name="TrainingValue">The metric on the sampled training rows; NaN when undefined.</param>
/// <param name="IsBest">True when it is the best so far.</param>
/// <param name="Passes">Passes over the training rows that the trainer began: for AveragedPerceptron, OnlineGradientDescent and LinearSvm its iterations. More than 1 there is a trainer made for several iterations an epoch.</param>
/// <param name="Validation">All metrics on validation rows.</param>
/// <param name="Training">All metrics on the sampled training rows.</param>
public sealed record EpochRecord(int Epoch, Metric Metric, double Value, double TrainingValue, bool IsBest, int Passes, MetricSet Validation, MetricSet Training);
