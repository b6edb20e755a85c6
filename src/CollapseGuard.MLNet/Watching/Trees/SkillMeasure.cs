namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>How skill over the best constant is measured; 0 is the constant's, 1 is perfect.</summary>
public enum SkillMeasure
{
    /// <summary>1 - squared error / squared deviation of the labels from their mean.</summary>
    SquaredError = 0,

    /// <summary>1 - log-loss / entropy of the labels, by the model's own calibrator, or by the probabilities of the classes.</summary>
    LogLoss = 1,

    /// <summary>2 AUC - 1: a score without a calibrator can only be ranked.</summary>
    Ranking = 2,
}
