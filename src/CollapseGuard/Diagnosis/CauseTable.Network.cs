using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What the examination of model, initialization, inputs and step says.</content>
public static partial class CauseTable
{
    private static IEnumerable<CauseLine> NetworkLines() => [.. ModeLines(), .. WeightLines(), .. StepLines(), .. NetworkInputLines()];

    private static IEnumerable<CauseLine> ModeLines() =>
    [
        Found("CG4021", DropoutOnOutput, Decisive, "the answers themselves are set to 0 at random"),
        Found("CG4021", DropoutTooHigh, -Decisive, "it is the place of the dropout, not its rate"),
        Found("CG4021", LossExpectsProbabilities, -Strong, "zeros that dropout put among the outputs are no probabilities either"),
        Found("CG4039", UncenteredNormalizer, Decisive, "columns of about unit size that hardly vary beside their mean: divided, and never centred"),
        Clear("CG4039", UncenteredNormalizer, -Strong, "no column of unit size lies far from zero beside its spread"),
        Clear("CG4021", DropoutOnOutput, -Decisive, "no answer is set to 0 while training"),
        Found("CG4022", DropoutTooHigh, Weak, "dropout removes more than half of what a layer passes on"),
        Found("CG4022", DropoutTooHigh, Decisive, "dropout removes most of what the layers pass on", Circumstances.DropoutIsHeavy),
        Found("CG4022", LearningRateTooHigh, -Strong, "dropout's noise makes loss and steps large and uneven at any rate", Circumstances.DropoutIsHeavy),
        Clear("CG4022", DropoutTooHigh, -Decisive, "dropout is absent or moderate"),
        Found("CG4023", BatchNormMode, Decisive, "normalizes otherwise when answering than when training", Circumstances.HasBatchNorm),
        Found("CG4023", BatchNormMode, Weak, "answers otherwise when not training", Circumstances.HasNoBatchNorm),
        Found("CG4023", TrainServeMismatch, Strong, "what was learned in one mode is not what is answered in the other"),
        Clear("CG4023", BatchNormMode, -Strong, "both modes answer alike"),
        Found("CG4024", UnsuitableActivation, Strong, "an activation over the batch makes rows compete with one another", Circumstances.HasNoBatchNorm),
        Found("CG4024", LossImplementation, Weak, "a wrong axis mixes the rows"),
        Found("CG4024", LabelMisalignment, Weak, "a reshape that mixes rows parts them from their labels"),
        Found("CG4024", BatchNormMode, Decisive, "normalizes by the batch when answering, too", Circumstances.HasBatchNorm),
    ];

    private static IEnumerable<CauseLine> WeightLines() =>
    [
        Found("CG4026", ConstantInitialization, Decisive, "units that start equal and feed equal weights stay one unit", Circumstances.EqualUnitsStayEqual),
        Found("CG4026", ConstantInitialization, Weak, "units start equal, and the first steps must tell them apart", Circumstances.EqualUnitsGrowApart),
        Clear("CG4026", ConstantInitialization, -Decisive, "no units start equal"),
        Found("CG4027", InitializationTooSmall, Strong, "hardly anything of the inputs arrives at the output"),
        Found("CG4027", VanishingGradient, Weak, "small weights shrink the gradient by the same factor"),
        Clear("CG4027", InitializationTooSmall, -Strong, "the initial weights pass the inputs on"),
        Found("CG4028", InitializationTooLarge, Decisive, "units start at the ends of their range, or far from any target"),
        Found("CG4028", SaturatedUnits, Weak, "large weights press sigmoid and tanh units against their ends"),
        Found("CG4028", ExplodingGradient, Weak, "large weights enlarge the gradient by the same factor"),
        Clear("CG4028", InitializationTooLarge, -Strong, "the initial weights are not large"),
        Found("CG4029", NoNonlinearity, Decisive, "several layers answer like a single linear one"),
        Found("CG4029", TooLittleCapacity, Weak, "a linear map cannot bend"),
        Clear("CG4029", NoNonlinearity, -Decisive, "the answers bend between rows"),
        Found("CG4030", TooLittleCapacity, Strong, "all that the model can say passes through one unit, and ends where it dies", Circumstances.OneUnitInside),
        Found("CG4030", TooLittleCapacity, Weak, "all that the model can say passes through two units", Circumstances.FewUnitsInside),
        Found("CG4030", VanishingGradient, -Weak, "one unit that dies stops every gradient"),
        Found("CG4030", DeadUnits, Weak, "where two units are all there are, losing them is likely"),
        Clear("CG4030", TooLittleCapacity, -Weak, "no layer is narrower than three units"),
        Found("CG4035", LeafMinimumTooLarge, Decisive, "the leaf minimum forbids every split", Circumstances.NoSplitPossible),
        Found("CG4035", LeafMinimumTooLarge, Strong, "the leaf minimum leaves hardly any split"),
        Found("CG4035", TooLittleData, Weak, "there are few rows for a leaf"),
        Clear("CG4035", LeafMinimumTooLarge, -Decisive, "the trees may split"),
    ];

    private static IEnumerable<CauseLine> StepLines() =>
    [
        Found("CG4031", LearningRateTooHigh, Decisive, "one step raises the loss that it should lower; a shorter one lowers it", Circumstances.StepOvershoots),
        Found("CG4031", LearningRateTooHigh, Weak, "one step raises the loss; unscaled numbers do that to usual rates, and a run may get over it"),
        Found("CG4031", InitializationTooLarge, Strong, "from weights this large any step overshoots", Circumstances.WeightsBeginLarge),
        Found("CG4031", InputScale, Strong, "unscaled inputs make usual steps overshoot", Circumstances.InputsFarFromUnit),
        Found("CG4031", TargetScale, Strong, "targets of large scale make usual steps overshoot", Circumstances.TargetsFarFromUnit),
        Found("CG4031", DeadUnits, Weak, "one step too long can kill every rectified unit"),
        Found("CG4031", ExplodingGradient, Weak, "the loss rises with the step"),
        Clear("CG4031", LearningRateTooHigh, -Weak, "a step of this size lowers the loss"),
        Clear("CG4031", LearningRateTooHigh, -Strong, "even a step ten times as long lowers the loss", Circumstances.TenfoldStepLowers),
        Found("CG4032", DecisionThreshold, -Strong, "the scores hardly moved in the whole training"),
        Found("CG4032", LearningRateTooLow, Decisive, "all steps together cover little of the way, and longer ones lower the loss further", Circumstances.StepFallsShort),
        Found("CG4032", LearningRateTooLow, Weak, "steps cover little of the way; targets or inputs far away do that to usual rates"),
        Found("CG4032", TargetScale, Strong, "the way to targets of large scale is long", Circumstances.TargetsFarFromUnit),
        Found("CG4032", TooFewEpochs, Weak, "the steps given do not cover the way"),
        Found("CG4032", LearningRateTooHigh, -Decisive, "a step ten times as long lowers the loss further"),
        Clear("CG4032", TooFewEpochs, Strong, "the pace is right, and the steps taken do not cover the way", Circumstances.StepsTooFew),
        Clear("CG4032", TooFewEpochs, Weak, "the pace was right at first, and the loss stands still before the way is covered", Circumstances.StepsTooFewAndStill),
        Clear("CG4032", TooFewEpochs, -Strong, "the steps taken would have covered the way several times", Circumstances.StepsSuffice),
        Clear("CG4032", LearningRateTooLow, -Strong, "the steps cover the way, or longer ones gain nothing"),
        Found("CG4036", BatchSize, Strong, "a step sees one row, or all of them in a run of few steps"),
        Clear("CG4036", BatchSize, -Weak, "a step sees some of the rows"),
        Found("CG4037", OverRegularized, Decisive, "the penalty outweighs the data before training starts", Circumstances.PenaltyOutweighs),
        Found("CG4037", OverRegularized, Strong, "the penalty pulls nearly as hard as the data before training starts"),
        Clear("CG4037", OverRegularized, -Weak, "the loss holds no penalty that weighs at the start"),
    ];

    private static IEnumerable<CauseLine> NetworkInputLines() =>
    [
        Found("CG4033", InputScale, Decisive, "the inputs reach the model far from unit scale", Circumstances.InputsUnscaled),
        Found("CG4033", InputScale, Weak, "the inputs reach the model some way from unit scale"),
        Found("CG4033", SaturatedUnits, Weak, "large inputs press units against their ends"),
        Clear("CG4033", InputScale, -Decisive, "the inputs reach the model near unit scale"),
        Found("CG4034", ConstantInputs, Decisive, "every row that reaches the model is the same", Circumstances.NoInputVaries),
        Found("CG4034", ConstantInputs, Weak, "most of what reaches the model does not vary"),
        Clear("CG4034", ConstantInputs, -Strong, "the inputs that reach the model vary"),
        Found("CG4038", DirtyData, Strong, "NaN or infinity among the inputs spoils every weight they touch"),
        Clear("CG4038", DirtyData, -Strong, "every input that reaches the model is finite"),
    ];
}
