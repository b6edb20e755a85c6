namespace CollapseGuard.Cases.MLNetTables;

/// <summary>What is done to a training, and to nothing else.</summary>
internal enum Fix
{
    None,

    /// <summary>The package's Normalize before the trainer.</summary>
    Normalize,

    /// <summary>The package's WeightByClass.</summary>
    WeightClasses,

    /// <summary>The package's Resample with RandomOverSampler.</summary>
    Oversample,

    /// <summary>The package's TuneThreshold for balanced accuracy, on out-of-fold rows of the training part.</summary>
    TuneThreshold,

    /// <summary>A hundredth of the penalties.</summary>
    LowerPenalty,

    /// <summary>Ten times the penalties; trees of a quarter of the leaves.</summary>
    RaisePenalty,

    /// <summary>Leaves of one row.</summary>
    LowerLeafMinimum,

    /// <summary>Ten times the passes.</summary>
    TrainLonger,

    /// <summary>A tenth of the rate.</summary>
    LowerLearningRate,

    /// <summary>Ten times the rate.</summary>
    RaiseLearningRate,
}
