namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>How ML.NET makes a score of the trees of an ensemble.</summary>
internal enum TreeSum
{
    /// <summary>Their sum: boosting.</summary>
    Sum = 0,

    /// <summary>The exponential of their sum: FastTreeTweedie.</summary>
    ExponentialOfSum = 1,

    /// <summary>Their mean: FastForest for regression.</summary>
    Mean = 2,

    /// <summary>Their sum, of a forest: FastForest for classes. A forest of k of n trees answers like the whole when its sum weighs n/k times as much.</summary>
    SumOfForest = 3,
}
