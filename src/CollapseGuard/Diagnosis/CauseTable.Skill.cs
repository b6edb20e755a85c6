using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What decisions, skill and non-finite numbers say.</content>
public static partial class CauseTable
{
    private static IEnumerable<CauseLine> DecisionLines() =>
    [
        Found("CG1006", ClassImbalance, Strong, "a class that is rarely seen is cheap to ignore"),
        Found("CG1006", TooLittleData, Weak, "too few rows of the class to learn it"),
        Found("CG1006", OutputWidthMismatch, Weak, "a class without an output unit cannot be predicted"),
        Found("CG1006", LabelEncoding, Weak, "a class coded otherwise in training cannot be predicted"),
        Found("CG1006", UnshuffledData, Weak, "a class seen only early in training is forgotten"),
        Found("CG1006", DecisionThreshold, Weak, "its probability may rise and still never win"),
        Found("CG1007", DecisionThreshold, Decisive, "scores rank the rows and no row crosses the threshold"),
        Found("CG1007", ClassImbalance, Weak, "where a class is rare its probability rarely passes one half"),
        Found("CG1007", NoSignal, -Decisive, "the scores rank: there is signal"),
        Found("CG1007", DeadUnits, -Strong, "the scores rank: units respond"),
        Found("CG1007", NotTrained, -Strong, "the scores rank: something was learned"),
        Clear("CG1007", DecisionThreshold, -Strong, "decisions are not held back by the threshold"),
        Found("CG1011", DistributionDrift, Strong, "the mean probability fits another prevalence than these rows have", Circumstances.TrainingNotUnlearned),
        Found("CG1011", ClassImbalance, Weak, "training rows balanced without correcting the probabilities shift their mean"),
        Found("CG1011", TrainServeMismatch, Weak, "the model was fitted to other rows"),
        Found("CG1011", LabelEncoding, Weak, "the positive class may be coded the other way round"),
        Found("CG1019", LabelEncoding, Decisive, "predicted labels do not occur among the true ones"),
        Found("CG1010", DistributionDrift, Strong, "one segment's rows may lie outside what was trained on"),
        Found("CG1010", TrainServeMismatch, Strong, "one segment's inputs may be prepared differently"),
        Found("CG1010", TooLittleData, Weak, "the segment may have had too few training rows"),
        Found("CG1010", InputEncoding, Weak, "a category unknown to the encoder becomes all zeros"),
        Found("CG1010", NotTrained, -Strong, "the other segments work"),
    ];

    /// <summary>Weights that hold NaN spoil every row; a part of the rows is spoilt by what stands in these rows.</summary>
    private static IEnumerable<CauseLine> NonFiniteLines() =>
    [
        Found("CG1002", ExplodingGradient, Decisive, "NaN or infinity is where exploding gradients end", Circumstances.MostRowsNonFinite),
        Found("CG1002", LearningRateTooHigh, Strong, "steps that overshoot grow until they overflow", Circumstances.MostRowsNonFinite),
        Found("CG1002", DirtyData, Strong, "one NaN or infinity among the inputs spreads to the outputs"),
        Found("CG1002", LossImplementation, Strong, "an unguarded log or division turns weights into NaN", Circumstances.MostRowsNonFinite),
        Found("CG1002", TargetScale, Weak, "far targets make far gradients", Circumstances.MostRowsNonFinite),
        Found("CG1002", InputScale, Weak, "unscaled inputs make far gradients", Circumstances.MostRowsNonFinite),
        Found("CG1002", InitializationTooLarge, Weak, "large initial weights overflow in depth", Circumstances.MostRowsNonFinite),
        Found("CG1002", TrainServeMismatch, Weak, "a missing value that training never met gets no finite answer", Circumstances.SomeRowsNonFinite),
        .. new[] { ExplodingGradient, LearningRateTooHigh, LossImplementation }
            .Select(cause => Found("CG1002", cause, -Strong, "NaN weights would spoil every row, and most rows are finite", Circumstances.SomeRowsNonFinite)),
    ];

    private static IEnumerable<CauseLine> SkillLines() =>
    [
        Found("CG1004", NoSignal, Weak, "no skill is what unpredictable targets allow", Circumstances.DoesNotRank),
        Found("CG1004", Overfitting, Weak, "memorised rows do not help on new ones", Circumstances.DoesNotRank),
        Found("CG1004", LabelMisalignment, Weak, "labels shuffled apart from their inputs teach nothing", Circumstances.DoesNotRank),
        Found("CG1004", TooLittleData, Weak, "too few rows to learn from"),
        Found("CG1004", TooLittleData, Strong, "fewer than 10 rows for each input column", Circumstances.FewRows),
        Found("CG1004", TooLittleCapacity, Weak, "the model may be unable to express the function"),
        Found("CG1004", UnsuitableLoss, Weak, "the loss may reward something else"),
        Found("CG1004", TrainServeMismatch, Weak, "inputs prepared differently when scoring"),
        Found("CG1004", DistributionDrift, Weak, "rows unlike those trained on"),
        Clear("CG1004", NoSignal, -Decisive, "the model itself beats the best constant"),
        Clear("CG1004", LabelMisalignment, -Decisive, "the model beats the best constant"),
        Clear("CG1004", NotTrained, -Decisive, "the model beats the best constant"),
        Found("CG1015", InvertedObjective, Decisive, "ranks worse than chance: trained to be wrong"),
        Found("CG1015", LabelEncoding, Strong, "ranks worse than chance: the classes may be coded the other way round", Circumstances.TrainingNotUnlearned),
        Found("CG1015", LabelEncoding, Decisive, "the training rows were learned, and these are ranked the wrong way round", Circumstances.TrainingLearned),
        Found("CG1015", Overfitting, -Strong, "memorised noise ranks neither way"),
        Found("CG1015", TrainServeMismatch, Weak, "an input that changed its sign inverts the ranking"),
        Found("CG1015", DistributionDrift, Weak, "a relation that has turned round inverts the ranking"),
        Found("CG1015", NoSignal, -Decisive, "a ranking significantly worse than chance is signal"),
        Clear("CG1015", InvertedObjective, -Strong, "the ranking is not inverted"),
        Found("CG1018", Overfitting, Strong, "varies confidently and does worse than a constant on these rows", Circumstances.DoesNotRank),
        Found("CG1018", DistributionDrift, Strong, "rows of the training kind would have been answered", Circumstances.RowsWouldBeAnswered),
        Found("CG1018", TrainServeMismatch, Strong, "rows prepared as in training would have been answered", Circumstances.RowsWouldBeAnswered),
        Found("CG1018", LabelEncoding, Decisive, "training was given another scale of the labels", Circumstances.LabelsScaledDown),
        Found("CG1018", LearningRateTooHigh, Weak, "steps that overshoot leave outputs scattered"),
        Found("CG1018", LabelMisalignment, Weak, "confident and wrong, as after labels shuffled apart", Circumstances.DoesNotRank),
        Found("CG1018", DistributionDrift, Weak, "confident and wrong on rows unlike those trained on"),
        Found("CG1018", TrainServeMismatch, Weak, "confident and wrong on inputs prepared differently"),
        Found("CG1018", InvertedObjective, Weak, "an ascending loss ends worse than the best constant"),
        Clear("CG1018", Overfitting, -Strong, "no worse than a constant on these rows"),
    ];
}
