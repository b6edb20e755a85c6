namespace CollapseGuard.Remedies.Imbalance;

/// <summary>What is trained, as far as it matters for rare classes.</summary>
public enum TrainerKind
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Logistic regression, linear support vectors and their like.</summary>
    Linear = 1,

    /// <summary>Trees, forests, boosted trees.</summary>
    Trees = 2,

    /// <summary>Neural networks.</summary>
    NeuralNetwork = 3,

    /// <summary>Nearest neighbours: takes no weights.</summary>
    NearestNeighbors = 4,
}
