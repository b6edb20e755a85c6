using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What the model's behaviour and the data say.</content>
public static partial class CauseTable
{
    private static IEnumerable<CauseLine> BehaviourLines() =>
    [
        Found("CG1016", NotTrained, Decisive, "answers to no input, as a model without fitted weights does", Circumstances.NotSeenToMove),
        Found("CG1016", TrainServeMismatch, Strong, "answers to no input as it is called here"),
        Found("CG1016", ConstantInputs, Strong, "inputs erased on their way into the model get no answer"),
        Found("CG1016", ConstantInputs, Decisive, "no input column varies in these rows", Circumstances.EveryColumnConstant),
        Found("CG1016", LeafMinimumTooLarge, Weak, "a tree without splits asks no input"),
        Found("CG1016", OverRegularized, -Weak, "a penalty shrinks the answers; it rarely erases every one"),
        Found("CG1016", ConstantInitialization, Weak, "zero weights ask no input"),
        Found("CG1016", DeadUnits, Strong, "no unit passes any input on"),
        Found("CG1016", SingleUnitSoftmax, Decisive, "a softmax over one unit answers exactly 1 to everything", Circumstances.AllOnes),
        Found("CG1016", DecisionThreshold, -Decisive, "the outputs themselves answer to nothing"),
        Found("CG1016", Overfitting, -Decisive, "a model that memorises answers to its inputs"),
        Found("CG1016", NoSignal, -Weak, "a trained model still answers a little, even to noise"),
        Clear("CG1016", DeadUnits, -Strong, "the outputs answer to the inputs"),
        Clear("CG1016", NotTrained, -Weak, "the outputs answer to the inputs"),
        Clear("CG1016", SingleUnitSoftmax, -Decisive, "the outputs answer to the inputs"),
        Clear("CG1016", ConstantInputs, -Decisive, "the outputs answer to the inputs"),
        Clear("CG1016", TrainServeMismatch, Strong, "the same rows get different answers: the model is not in inference mode", Circumstances.AnswersDiffer),
        Clear("CG1016", BatchNormMode, Weak, "the same rows get different answers: the model is not in inference mode", Circumstances.AnswersDiffer),
        Found("CG1017", InputScale, Strong, "a column of small scale is drowned by the others", Circumstances.ColumnsMayDiffer),
        Found("CG1017", ConstantInputs, Weak, "a column that was erased in training is ignored"),
        Found("CG1017", InputEncoding, Weak, "a column encoded into nothing is ignored"),
        Found("CG1017", TrainServeMismatch, Weak, "a column that is not passed on when scoring is ignored"),
        Found("CG1017", OverRegularized, Weak, "a penalty has removed the column"),
    ];

    private static IEnumerable<CauseLine> DataLines() =>
    [
        .. SignalLines(),
        Found("CG3002", ClassImbalance, Strong, "a class is so rare that ignoring it costs little"),
        Found("CG3002", DecisionThreshold, Weak, "a rare class's probability lies below one half by nature"),
        Clear("CG3002", ClassImbalance, -Strong, "the classes are not rare"),
        Found("CG3003", TargetScale, Strong, "the targets are far from unit scale"),
        Found("CG3003", LearningRateTooLow, Weak, "a usual learning rate is too low for targets this far away"),
        Clear("CG3003", TargetScale, -Decisive, "the targets are near unit scale"),
        Found("CG3004", SingleClassLabels, Decisive, "there is only one target value to learn"),
        Found("CG1012", SingleClassLabels, -Decisive, "predictions and true values look swapped: the single value is the model's"),
        Clear("CG3004", SingleClassLabels, -Decisive, "there are several target values"),
    ];

    private static IEnumerable<CauseLine> SignalLines()
    {
        CauseId[] trainingFaults =
        [
            OutputRangeMismatch, UnsuitableLoss, LossImplementation, InvertedObjective, LearningRateTooHigh, LearningRateTooLow, TooFewEpochs,
            InputScale, NotTrained, ConstantInitialization, InitializationTooSmall, OverRegularized, DeadUnits,
        ];
        return
        [
            Found("CG3001", NoSignal, Decisive, "nothing tried on these inputs beats the best constant", Circumstances.RowsShareColumns),
            Found("CG3001", NoSignal, Weak, "columns that each light up for one row hold no signal, whatever they were made of", Circumstances.EachRowItsOwnColumn),
                        Found("CG3001", TrainServeMismatch, -Strong, "a probe fitted to these very rows fails: no other preparation would help", Circumstances.ModelJudged),
            Found("CG3001", DistributionDrift, -Strong, "a probe fitted to these very rows fails as well", Circumstances.ModelJudged),
            Found("CG3001", LabelMisalignment, Weak, "labels shuffled apart from their inputs look like this"),
            Found("CG3001", ConstantInputs, Weak, "erased or duplicated inputs carry no signal"),
            Found("CG3001", InputEncoding, Decisive, "every row has an input column of its own: an identifier was one-hot encoded", Circumstances.EachRowItsOwnColumn),
            Found("CG3001", InputEncoding, Weak, "an encoding may have destroyed the signal", Circumstances.RowsShareColumns),
            Found("CG3001", ClassImbalance, -Strong, "balancing does not create signal"),
            Found("CG3001", DecisionThreshold, -Strong, "no threshold separates what does not rank"),
            Clear("CG3001", NoSignal, -Decisive, "a simple probe beats the best constant from the same inputs"),
            Clear("CG3001", ConstantInputs, -Strong, "the inputs carry signal"),
            Clear("CG3001", ClassImbalance, Weak, "the signal is there, and the rare class is still ignored", Circumstances.ModelJudged),
            Clear("CG3001", TooLittleCapacity, Weak, "the signal is curved or crossed", Circumstances.SignalNeedsCurves),
            Clear("CG3001", NoNonlinearity, Strong, "the signal is curved or crossed, which a linear stack cannot see", Circumstances.SignalNeedsCurves),
            .. trainingFaults.Select(cause => Clear("CG3001", cause, Weak, "a simple probe succeeds where the model fails: the fault is in the training", Circumstances.ModelJudged)),
            .. trainingFaults.Select(cause => Found("CG3001", cause, -Weak, "a simple probe fails as well", Circumstances.ModelJudged)),
        ];
    }
}
