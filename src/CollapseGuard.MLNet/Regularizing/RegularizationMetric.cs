namespace CollapseGuard.MLNet.Regularizing;

/// <summary>What held-out rows are judged by.</summary>
public enum RegularizationMetric
{
    /// <summary>Regression: root mean squared error. Binary: log-loss with probabilities, else area under the ROC curve. Multiclass: log-loss with probabilities, else macro accuracy. Rankers: NDCG.</summary>
    Automatic = 0,

    /// <summary>Mean negative logarithm (in nats) of the true class's probability, clipped to [1e-7, 1 - 1e-7]; lower is better.</summary>
    LogLoss = 1,

    /// <summary>Area under the ROC curve; higher is better. Undefined where held-out rows are of one class.</summary>
    AreaUnderRocCurve = 2,

    /// <summary>Mean share of rows that are recognized, over the classes present; higher is better. Undefined where held-out rows are of one class.</summary>
    MacroAccuracy = 3,

    /// <summary>Root mean squared error in the label's unit; lower is better.</summary>
    RootMeanSquaredError = 4,

    /// <summary>1 - MSE/variance of the held-out labels; higher is better. Undefined where those are constant.</summary>
    RSquared = 5,

    /// <summary>Normalized discounted cumulative gain of the first ten rows of a query, the mean over queries that have a relevant row; higher is better. Rankers only.</summary>
    Ndcg = 6,
}
