using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What constant outputs, and the level they are constant at, say.</content>
public static partial class CauseTable
{
    /// <summary>The three detectors of constant outputs differ in what the model puts out, not in what it means.</summary>
    private static IEnumerable<CauseLine> ConstantOutputLines() =>
        [.. ConstantOutputLines("CG1001"), .. ConstantOutputLines("CG1005"), .. ConstantOutputLines("CG1013")];

    private static CauseLine[] ConstantOutputLines(string id) =>
    [
        Found(id, SingleUnitSoftmax, Decisive, "a softmax over one unit answers exactly 1 to everything", Circumstances.AllOnes),
        Found(id, OutputRangeMismatch, Weak, "an output activation that cannot reach the targets ends in a constant"),
        Found(id, OutputRangeMismatch, Strong, "a relu output below zero answers exactly 0 to everything", Circumstances.AllZeros),
        Found(id, OutputRangeMismatch, Decisive, "a dead relu output answers exactly 0 to everything, whatever the targets are", Circumstances.AllZerosForPositive),
        Found(id, OutputRangeMismatch, Strong, "a bounded output pressed against its end: sigmoid, softmax or tanh cannot reach these targets", Circumstances.AtEndOfUnitRange),
        Found(id, UnsuitableLoss, Weak, "a loss that does not fit the task can be least at a constant"),
        Found(id, NoSignal, Weak, "the best answer to unpredictable targets is a constant"),
        Found(id, TargetScale, Weak, "a far target's loss moves only the output bias"),
        Found(id, InputScale, Weak, "unscaled inputs saturate or kill the first layer"),
        Found(id, LearningRateTooHigh, Weak, "one large step can kill every unit; only the output bias still answers"),
        Found(id, LearningRateTooLow, Weak, "weights that hardly moved answer nearly the same to everything", Circumstances.Jitters),
        Found(id, TooFewEpochs, Weak, "training that ended on the first plateau leaves a near-constant", Circumstances.Jitters),
        Found(id, NotTrained, Weak, "a model that was never fitted answers with its initial constant", Circumstances.ExactlyConstant),
        Found(id, ConstantInitialization, Weak, "equal weights stay equal: one effective unit"),
        Found(id, InitializationTooSmall, Weak, "near-zero weights pass nothing of the inputs to the output"),
        Found(id, OverRegularized, Weak, "a penalty that outweighs the data leaves only the intercept"),
        Found(id, LeafMinimumTooLarge, Weak, "a tree that may not split is a constant", Circumstances.ExactlyConstant),
        Found(id, ConstantInputs, Weak, "inputs that are erased before the model give one answer to all", Circumstances.ExactlyConstant),
        Found(id, BatchNormMode, Weak, "normalizing by the wrong statistics can erase the inputs"),
        Found(id, TrainServeMismatch, Weak, "other preprocessing when scoring can push all rows to one side"),
        Found(id, DeadUnits, Strong, "exactly equal answers: no hidden unit responds any more", Circumstances.ExactlyConstant),
        Found(id, DeadUnits, Weak, "few units, if any, still pass the inputs on"),
        Found(id, SaturatedUnits, Weak, "units stuck at the end of their range answer alike"),
        Found(id, VanishingGradient, Weak, "layers that get no gradient stay as they were initialized"),
        Clear(id, DeadUnits, -Strong, "the outputs vary"),
        Clear(id, SingleUnitSoftmax, -Decisive, "the outputs vary"),
        Clear(id, NotTrained, -Weak, "the outputs vary"),
        Clear(id, LeafMinimumTooLarge, -Weak, "the outputs vary"),
        Clear(id, ConstantInputs, -Strong, "the outputs vary"),
        Clear(id, Overfitting, Weak, "the outputs vary, as memorised ones do"),
        Found(id, Overfitting, -Strong, "a model that memorises varies"),
        id == "CG1005"
            ? Found(id, DecisionThreshold, Weak, "only labels are known: the scores behind them may rank and never cross the threshold")
            : Found(id, DecisionThreshold, -Strong, "the outputs themselves do not vary"),
        Found(id, LabelMisalignment, -Weak, "a model fitted to shuffled labels usually varies"),
    ];

    private static IEnumerable<CauseLine> ConstantLevelLines() =>
    [
        Found("CG1003", TargetScale, Strong, "stuck away from the targets' mean, as when the steps are too small for the distance"),
        Found("CG1003", TargetScale, Strong, "the outputs stopped on the way from 0 to the targets' mean", Circumstances.BetweenZeroAndTarget),
        Found("CG1003", LearningRateTooLow, Weak, "the output bias has not reached the targets' mean"),
        Found("CG1003", TooFewEpochs, Weak, "the output bias has not reached the targets' mean"),
        Found("CG1003", OutputRangeMismatch, Strong, "the best constant seems out of the output's reach"),
        Found("CG1003", LearningRateTooHigh, Weak, "thrown off the best constant and unable to come back"),
        Found("CG1003", NotTrained, Weak, "an untrained output has no reason to sit at the targets' mean"),
        Found("CG1003", TrainServeMismatch, Weak, "fitted to the mean of other data"),
        Found("CG1003", DistributionDrift, Weak, "fitted to the mean of other data"),
        Found("CG1003", LabelEncoding, Weak, "labels coded otherwise in training have another mean"),
        Found("CG1003", LabelEncoding, Decisive, "training was given another scale of the labels", Circumstances.LabelsScaledDown),
        Found("CG1003", InvertedObjective, Weak, "an ascending loss runs away from the best constant"),
        Found("CG1003", NoSignal, -Strong, "a sound model without signal settles on the best constant"),
        Found("CG1003", OverRegularized, -Weak, "penalties usually spare the intercept"),
        Found("CG1003", LossBroadcast, -Strong, "a broadcast loss pulls to the targets' mean"),
        Clear("CG1003", NoSignal, Weak, "sits on the best constant, where a sound model without signal belongs"),
        Clear("CG1003", LossBroadcast, Weak, "sits on the best constant, where a broadcast loss pulls every output"),
        Clear("CG1003", InputScale, Weak, "sits on the best constant: a saturated first layer leaves only the output bias to learn"),
        Clear("CG1003", LearningRateTooHigh, Weak, "sits on the best constant: with the units dead only the output bias was fitted"),
        Clear("CG1003", DeadUnits, Weak, "sits on the best constant: only the output bias was fitted"),
        Clear("CG1003", OverRegularized, Weak, "sits on the best constant: the intercept alone was fitted"),
        Clear("CG1003", LeafMinimumTooLarge, Weak, "sits on the best constant, as a tree without splits does"),
        Clear("CG1003", ClassImbalance, Weak, "always answers the most frequent class"),
        Clear("CG1003", NotTrained, -Strong, "has learned the targets' mean"),
        Clear("CG1003", OutputRangeMismatch, -Weak, "the best constant is within reach"),
        Clear("CG1003", InvertedObjective, -Strong, "has descended to the best constant"),
        Found("CG1014", TargetScale, Strong, "still ranks, with too small a spread: the scale is missing, not the information", Circumstances.KeepsTargetUnits),
        Found("CG1014", LearningRateTooLow, Strong, "still ranks, with too small a spread: on the way, and stopped early"),
        Found("CG1014", TooFewEpochs, Strong, "still ranks, with too small a spread: on the way, and stopped early"),
        Found("CG1014", OverRegularized, Weak, "a penalty shrinks the spread and keeps the order"),
        Found("CG1014", OutputRangeMismatch, Weak, "a bounded output squeezes the spread and keeps the order"),
        Found("CG1014", NoSignal, -Strong, "still ranks: there is something to learn"),
        Found("CG1014", DeadUnits, -Strong, "still ranks: some units pass the inputs on"),
        Found("CG1014", ConstantInputs, -Decisive, "still ranks: the inputs arrive"),
        Found("CG1014", NotTrained, -Weak, "still ranks: something was learned"),
        Found("CG1014", LossBroadcast, -Strong, "still ranks, which a broadcast loss does not teach"),
        Found("CG1008", SaturatedUnits, Strong, "probabilities at their ends while wrong: the output layer is saturated"),
        Found("CG1008", SingleUnitSoftmax, Decisive, "a softmax over one unit answers exactly 1 to everything", Circumstances.AllOnes),
        Found("CG1008", InitializationTooLarge, Weak, "large initial weights saturate the output at once"),
        Found("CG1008", LearningRateTooHigh, Weak, "large steps drive the output to its ends"),
        Found("CG1008", InputScale, Weak, "unscaled inputs drive the output to its ends"),
        Found("CG1008", OutputRangeMismatch, Weak, "a relu or softmax where a sigmoid belongs gives 0 or 1"),
        Found("CG1009", TargetScale, Strong, "one output's loss drowns the others' when targets differ in scale"),
        Found("CG1009", LossImplementation, Weak, "a loss that averages over the wrong axis can skip an output"),
        Found("CG1009", OutputRangeMismatch, Weak, "this output's activation may not reach its targets"),
        Found("CG1009", DeadUnits, Weak, "the units of this head no longer respond"),
        Found("CG1009", NotTrained, -Strong, "the other outputs work"),
        Found("CG1009", LossBroadcast, -Strong, "the other outputs work, which one broadcast loss would not spare"),
    ];

    /// <summary>Outputs that rank at mean 0 and standard deviation 1 are a sound model's, read before they are scaled back.</summary>
    private static IEnumerable<CauseLine> StandardizedLines() =>
    [
        Found("CG1001", TrainServeMismatch, Decisive, "the outputs rank and look standardized: the inverse transform of the target is missing", Circumstances.StandardizedOutputs),
        Found("CG1003", TrainServeMismatch, Strong, "sits near 0, the mean of a standardized target", Circumstances.StandardizedOutputs),
        Found("CG1014", TrainServeMismatch, Strong, "a linear map a p + b of the outputs explains r^2 of the targets", Circumstances.StandardizedOutputs),
        Found("CG1014", TargetScale, -Strong, "ranks in standardized units: the training went well", Circumstances.StandardizedOutputs),
        Found("CG1004", TrainServeMismatch, Strong, "ranks in other units: a linear map a p + b of the predictions explains r^2", Circumstances.Ranks),
        Found("CG1018", TrainServeMismatch, Decisive, "varies and ranks in other units: a linear map a p + b of the predictions explains r^2", Circumstances.Ranks),
        Found("CG1004", TargetScale, Weak, "ranks, and the level or the spread is off", Circumstances.Ranks),
        Found("CG1018", TargetScale, Weak, "ranks, and the level or the spread is off", Circumstances.Ranks),
    ];
}
