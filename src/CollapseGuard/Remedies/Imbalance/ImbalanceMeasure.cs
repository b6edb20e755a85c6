namespace CollapseGuard.Remedies.Imbalance;

/// <summary>What can be done about rare classes. The samplers have the names of the package CollapseGuard.Resampling.</summary>
public enum ImbalanceMeasure
{
    /// <summary>Another place of the cut between the classes; no training.</summary>
    Threshold = 0,

    /// <summary>Rows weigh n/(k n_c) in the loss.</summary>
    ClassWeights = 1,

    /// <summary>Rows of rare classes are repeated.</summary>
    RandomOverSampler = 2,

    /// <summary>Rows of frequent classes are left out.</summary>
    RandomUnderSampler = 3,

    /// <summary>New rows between neighbours of a rare class.</summary>
    Smote = 4,

    /// <summary>The same for numbers and categories.</summary>
    SmoteNC = 5,

    /// <summary>The same for categories alone.</summary>
    SmoteN = 6,

    /// <summary>The same, at the border between the classes.</summary>
    BorderlineSmote = 7,

    /// <summary>The same, most where other classes are near.</summary>
    Adasyn = 8,

    /// <summary>Rows that are nearest to each other and of different classes are cleaned.</summary>
    TomekLinks = 9,

    /// <summary>Rows among neighbours of other classes are cleaned.</summary>
    EditedNearestNeighbours = 10,

    /// <summary>New rows between neighbours, then cleaning.</summary>
    SmoteEnn = 11,
}
