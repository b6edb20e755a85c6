namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>What is measured on test rows.</summary>
internal enum Figure
{
    /// <summary>At the cut of the arm; more is better.</summary>
    BalancedAccuracy,

    /// <summary>PR-AUC; more is better.</summary>
    AveragePrecision,

    /// <summary>In nats; less is better.</summary>
    LogLoss,

    /// <summary>Of the pooled out-of-fold probabilities of a seed; less is better.</summary>
    CalibrationError,

    /// <summary>Mean probability less the share of rare rows; 0 is best.</summary>
    MeanExcess,
}
