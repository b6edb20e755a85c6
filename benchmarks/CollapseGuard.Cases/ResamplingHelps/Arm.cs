namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>What is done about the rare class, in training rows only.</summary>
internal enum Arm
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>Rows of the rare class repeated up to balance.</summary>
    RandomOver,

    /// <summary>New rows between neighbours up to balance.</summary>
    Smote,

    /// <summary>The same, then cleaned.</summary>
    SmoteEnn,

    /// <summary>Rows weigh n/(2 n_c).</summary>
    ClassWeight,

    /// <summary>The plain model, its cut chosen in the training rows.</summary>
    Threshold,
}

/// <summary>What is trained.</summary>
internal enum Learner
{
    /// <summary>ML.NET's LbfgsLogisticRegression.</summary>
    Linear,

    /// <summary>ML.NET's FastTree.</summary>
    Trees,
}
