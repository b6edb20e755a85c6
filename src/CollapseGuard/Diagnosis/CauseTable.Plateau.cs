using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What a training that learned nothing, and the rows it was fed, say.</content>
public static partial class CauseTable
{
    private static IEnumerable<CauseLine> PlateauLines() =>
    [
        .. PlateauLines("CG2010"),
        .. PlateauLines("CG2014"),
        .. UnderfitLines(),
        Found("CG2014", Overfitting, -Decisive, "not even the training rows were learned"),
        Found("CG2014", TrainServeMismatch, -Decisive, "the training rows themselves are answered by a constant"),
        Found("CG2014", BatchNormMode, -Strong, "the training rows themselves are answered by a constant"),
        Found("CG2014", DistributionDrift, -Strong, "the training rows themselves are answered by a constant"),
        Clear("CG2014", NotTrained, -Decisive, "the training rows were learned"),
        Clear("CG2014", LearningRateTooLow, -Strong, "the training rows were learned"),
        Clear("CG2014", OverRegularized, -Strong, "the training rows were learned"),
        Clear("CG2014", DeadUnits, -Weak, "the training rows were learned"),
                Clear("CG2014", TrainServeMismatch, Strong, "the training rows were learned, and these are answered otherwise", Circumstances.ValidationUnlearned),
        Clear("CG2014", BatchNormMode, Weak, "the training rows were learned, and these are answered otherwise", Circumstances.ValidationUnlearned),
        Clear("CG2014", BatchNormMode, Strong, "learned in training mode, lost in inference mode, and batch normalization is what differs", Circumstances.NormalizedUnlearned),
        Clear("CG2014", DecisionThreshold, -Strong, "the training rows were learned and decided: a threshold is not what is missing here", Circumstances.ValidationUnlearned),
        Found("CG2016", Overfitting, Strong, "skill on training rows that validation rows do not share", Circumstances.MayBeMemory),
        Found("CG2016", Overfitting, Weak, "noise was learned by heart, or these rows are of another kind", Circumstances.GapExplained),
        Found("CG2016", InputEncoding, Decisive, "every row has an input column of its own, which says nothing of another row", Circumstances.EachRowItsOwnColumn),
        Found("CG2016", TargetLeak, Decisive, "the inputs tell far more of the target in the training rows than in these", Circumstances.TrainingTellsMore),
        Found("CG2016", LabelEncoding, Decisive, "the classes are numbered otherwise in training", Circumstances.ClassesRenumbered),
        Found("CG2016", TrainServeMismatch, Weak, "validation rows prepared otherwise lose their skill too"),
        Found("CG2016", BatchNormMode, Weak, "inference mode may answer by other statistics"),
        Found("CG2016", UnshuffledData, Strong, "the answer of the latest batches is all that was learned", Circumstances.BatchesUnmixed),
        Found("CG2016", TooLittleData, Weak, "few rows are learned by heart"),
        Found("CG2016", LearningRateTooLow, -Strong, "the training rows were learned"),
        Found("CG2016", DeadUnits, -Strong, "the training rows were learned"),
        Clear("CG2016", Overfitting, -Strong, "validation rows share the skill"),
        Clear("CG2016", TrainServeMismatch, -Weak, "validation rows share the skill"),
        Found("CG2017", OverRegularized, Strong, "the penalty pulls about as hard as the data, and nothing was learned"),
        Found("CG2017", OverRegularized, Decisive, "the penalty pulls harder than the data", Circumstances.PenaltyPullsHarder),
        Clear("CG2017", OverRegularized, -Strong, "the penalty is small beside the data's pull"),
    ];

    private static CauseLine[] UnderfitLines() =>
    [
        Found("CG3003", LearningRateTooLow, -Strong, "to a far target any ordinary rate is short: weights of usual size do move", Circumstances.StepsMoveWeights),
        Found("CG3003", TooFewEpochs, -Weak, "to a far target any ordinary training is short", Circumstances.StepsMoveWeights),
        Found("CG2023", NoSignal, -Decisive, "a cheap probe finds far more in the same inputs"),
        Found("CG2023", TooLittleData, -Strong, "a cheap probe manages with the same rows"),
        .. new[] { LossBroadcast, LearningRateTooLow, TooFewEpochs, NotTrained, OverRegularized, UnsuitableLoss }
            .Select(cause => Found("CG2023", cause, Weak, "far less learned than the inputs tell")),
        Found("CG2023", NoNonlinearity, Weak, "the probe's curves find what a linear network cannot", Circumstances.SignalNeedsCurves),
        Found("CG2014", DecisionThreshold, -Strong, "the probabilities themselves say no more than the class shares: decisions are not all that is missing"),
        Found("CG1018", TargetLeak, Weak, "what the training rows tell misleads in these", Circumstances.TrainingTellsMore),
        Found("CG2019", DecisionThreshold, -Strong, "the scores were still moving apart when training ended", Circumstances.StillMoving),
        Found("CG2023", DecisionThreshold, -Decisive, "a cheap probe decides better from the same inputs"),
        Clear("CG2023", NotTrained, -Strong, "learned about what a cheap probe finds"),
    ];

    /// <summary>A plateau and a training that ended on one differ in time, not in what they mean.</summary>
    private static CauseLine[] PlateauLines(string id) =>
    [
        Found(id, InitializationTooSmall, Strong, "the signal faded in depth before training began", Circumstances.WeightsFadeInDepth),
        Found(id, UnsuitableActivation, Strong, "the signal faded in depth behind bounded units, whose weights began at usual size", Circumstances.UnitsFadeInDepth),
        Found(id, UnsuitableActivation, Decisive, "a softmax inside divides what its units say by their number", Circumstances.SoftmaxInside),
        Found(id, InitializationTooLarge, Strong, "the signal grew in depth before training began", Circumstances.SpreadGrowsInDepth),
        Found(id, InputScale, Strong, "the first layer's outputs were wide before training began", Circumstances.FirstLayerWide),
        Found(id, NoSignal, Weak, "the best constant is where a target that cannot be predicted ends", Circumstances.LossNearConstant),
        Found(id, LossBroadcast, Weak, "a broadcast loss is least at the mean", Circumstances.LossNearConstant),
        Found(id, LabelMisalignment, Weak, "labels apart from their inputs leave only the constant to learn", Circumstances.LossNearConstant),
        Found(id, OutputRangeMismatch, Strong, "not even the best constant was reached: it may be out of the output's range", Circumstances.LossAboveConstant),
        Found(id, TargetScale, Weak, "not even the best constant was reached: the targets may be too far", Circumstances.LossAboveConstant),
        Found(id, LearningRateTooLow, Weak, "not even the best constant was reached", Circumstances.LossAboveConstant),
        Found(id, LossImplementation, Weak, "a loss that is least elsewhere does not reach the best constant's", Circumstances.LossAboveConstant),
        Found(id, NoSignal, -Strong, "without signal the best constant would have been reached", Circumstances.LossAboveConstant),
    ];

    private static IEnumerable<CauseLine> RowsInTrainingLines() =>
    [
        Found("CG2018", TrainServeMismatch, Strong, "validation inputs are on another scale or outside the training range"),
        Found("CG2018", DistributionDrift, Weak, "rows from elsewhere leave the training range too"),
        Found("CG2018", Overfitting, -Strong, "validation inputs unlike those of training explain the gap"),
        Clear("CG2018", TrainServeMismatch, -Weak, "validation inputs look like those of training"),
        Found("CG2020", UnshuffledData, Decisive, "batches hold like targets"),
        Found("CG2020", Overfitting, -Strong, "skill on batches of like targets is the answer of the batch before, not memory of the rows"),
        Found("CG2020", TrainServeMismatch, -Weak, "skill on batches of like targets is lost on mixed rows, however they are prepared"),
        Found("CG2020", LearningRateTooHigh, -Weak, "batches that pull to and fro look like steps too large"),
        Clear("CG2020", UnshuffledData, -Strong, "batches mix the targets as shuffled rows do"),
        Found("CG2022", LabelMisalignment, Decisive, "signal outside of training, and none between the same inputs and targets in its batches"),
        Found("CG2022", NoSignal, -Decisive, "the probe finds signal outside of training"),
        Clear("CG2022", LabelMisalignment, -Strong, "inputs and targets of the training batches belong together"),
        Clear("CG2022", NoSignal, -Strong, "there is signal in the training batches"),
    ];
}
