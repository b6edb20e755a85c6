namespace CollapseGuard.MLNet.Regularizing;

/// <summary>What holds trees and additive models back.</summary>
public enum TreePenalty
{
    /// <summary>Least rows in a leaf, 1 to 1,000: a leaf minimum above half of the rows leaves no split, and the model is a constant. MinimumExampleCountPerLeaf; every tree trainer.</summary>
    LeafMinimum = 0,

    /// <summary>Shrinkage of each tree, 1 down to .01, times the learning rate. Boosted trees; for additive models the learning rate itself, .02 down to .0002.</summary>
    Shrinkage = 1,

    /// <summary>Share of the trees that are left out of each step, 0 to .5 (DropoutRate). Boosted trees only.</summary>
    Dropout = 2,

    /// <summary>Smoothing of leaves towards their parents, 0 to .9. FastTree and FastForest.</summary>
    Smoothing = 3,

    /// <summary>Entropy coefficient, 0 to 1: gain is asked to come with evenly split rows. Every tree trainer.</summary>
    Entropy = 4,
}
