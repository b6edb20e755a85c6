namespace CollapseGuard;

/// <summary>What a network in training answers.</summary>
public enum TrainingTask
{
    /// <summary>Not known: outputs are described without judging them by their targets.</summary>
    Unknown = 0,

    /// <summary>One or several numbers a row.</summary>
    Regression = 1,

    /// <summary>One probability or logit a row, targets 0 and 1.</summary>
    Binary = 2,

    /// <summary>k probabilities or logits a row, targets the class numbers 0 to k - 1.</summary>
    Multiclass = 3,
}
