namespace CollapseGuard.MLNet.Evaluating;

/// <summary>What can be measured on scored rows beside their labels.</summary>
public enum Metric
{
    /// <summary>Share of rows decided right, in [0, 1]. Binary, multiclass.</summary>
    Accuracy = 0,

    /// <summary>Mean recall over the classes present, in [0, 1]. Undefined on rows of one class. Binary, multiclass.</summary>
    BalancedAccuracy = 1,

    /// <summary>Area under the ROC curve: the share of (positive, negative) pairs in order, ties counted half (Mann-Whitney). Multiclass: mean over the classes present, each against the rest.</summary>
    Auc = 2,

    /// <summary>Mean precision over positives, step-wise without interpolation, tied scores together, as scikit-learn's average_precision_score; ML.NET's AreaUnderPrecisionRecallCurve is interpolated and differs. Multiclass: mean over the classes present, each against the rest.</summary>
    AveragePrecision = 3,

    /// <summary>Mean of -ln p(true class), in nats; p clipped to [1e-7, 1 - 1e-7]. ML.NET's binary LogLoss is in bits: divide by ln 2 to compare.</summary>
    LogLoss = 4,

    /// <summary>Mean squared distance of the probability from the truth (Brier, 1950). Binary: of the positive class, in [0, 1]. Multiclass: summed over classes, in [0, 2].</summary>
    BrierScore = 5,

    /// <summary>2 TP / (2 TP + FP + FN) of the positive class. Undefined without positives, predicted or true. Binary.</summary>
    F1 = 6,

    /// <summary>Mean F1 over the classes that occur, predicted or true. Binary, multiclass.</summary>
    MacroF1 = 7,

    /// <summary>F1 over the counts of all classes; with one label a row it equals the accuracy. Binary, multiclass.</summary>
    MicroF1 = 8,

    /// <summary>Matthews correlation of decisions and truth (Gorodkin's R_K for several classes), in [-1, 1]; 0 when decisions are constant. Undefined on rows of one class. Binary, multiclass.</summary>
    MatthewsCorrelation = 9,

    /// <summary>1 - squared error / squared deviation of the labels from their mean. Undefined for labels that do not vary. Regression.</summary>
    RSquared = 10,

    /// <summary>Root of the mean squared error, in the label's unit. Regression.</summary>
    RootMeanSquaredError = 11,

    /// <summary>Mean absolute error, in the label's unit. Regression.</summary>
    MeanAbsoluteError = 12,
}
