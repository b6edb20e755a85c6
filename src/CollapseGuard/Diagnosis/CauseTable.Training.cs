using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What a training loop has shown.</content>
public static partial class CauseTable
{
    private static IEnumerable<CauseLine> TrainingLines() =>
        AlarmLines().Concat(UnitLines()).Concat(GradientLines()).Concat(MovementLines()).Concat(CourseLines()).Concat(PlateauLines()).Concat(RowsInTrainingLines());

    private static IEnumerable<CauseLine> AlarmLines() =>
    [
        Found("CG2001", LearningRateTooHigh, Strong, "outputs that worked and then collapsed were thrown off", Circumstances.WorkedBefore),
        Found("CG2001", NotTrained, -Decisive, "the outputs had worked before", Circumstances.WorkedBefore),
        Found("CG2001", NoSignal, -Strong, "the outputs had ranked before", Circumstances.WorkedBefore),
        Found("CG2001", ConstantInitialization, -Strong, "the outputs had worked before", Circumstances.WorkedBefore),
        Found("CG2001", ConstantInputs, -Strong, "the outputs had worked before", Circumstances.WorkedBefore),
        Found("CG2001", InputScale, Weak, "unscaled inputs can kill the first layer at the first step", Circumstances.NeverWorked),
        Found("CG2001", LearningRateTooLow, Weak, "never left the plateau where training begins", Circumstances.NeverWorked),
        Found("CG2001", NoSignal, Weak, "there may be nothing to learn", Circumstances.NeverWorked),
        Clear("CG2001", DeadUnits, -Weak, "the outputs work"),
    ];

    private static IEnumerable<CauseLine> UnitLines() =>
    [
        Found("CG2002", DeadUnits, Decisive, "nearly every unit of a layer is 0 for every row"),
        Found("CG2002", LearningRateTooHigh, Strong, "units that answered at first and died were pushed there by large steps", Circumstances.DiedInTraining),
        Found("CG2002", TargetScale, Weak, "far targets make the large steps that kill units", Circumstances.DiedInTraining),
        Found("CG2002", InputScale, Weak, "unscaled inputs multiply the first step", Circumstances.DiedInTraining),
        Found("CG2002", InitializationTooLarge, Strong, "units dead at the first step were initialized so", Circumstances.DeadFromTheStart),
        Found("CG2002", InputScale, Strong, "inputs far to one side of zero switch units off for every row", Circumstances.DeadFromTheStart),
        Found("CG2002", LearningRateTooHigh, -Strong, "the units were dead before any step", Circumstances.DeadFromTheStart),
        Found("CG2002", OutputRangeMismatch, Strong, "a rectified output below zero answers 0 and gets no gradient", Circumstances.DeadOutput),
        Clear("CG2002", DeadUnits, -Strong, "the rectified units answer"),
        Found("CG2003", SaturatedUnits, Decisive, "nearly every unit of a layer sits at an end of its range"),
        Found("CG2003", InputScale, Strong, "unscaled inputs saturate the first layer at once", Circumstances.SaturatedFromTheStart),
        Found("CG2003", InitializationTooLarge, Strong, "large weights saturate units before training", Circumstances.SaturatedFromTheStart),
        Found("CG2003", LearningRateTooHigh, Strong, "large steps drive units to their ends", Circumstances.SaturatedInTraining),
        Found("CG2003", TargetScale, Weak, "far targets drive units to their ends", Circumstances.SaturatedInTraining),
        Found("CG2003", OutputRangeMismatch, Strong, "an output pressed against its end cannot reach the targets", Circumstances.SaturatedOutput),
        Found("CG2003", UnsuitableActivation, Weak, "sigmoid and tanh saturate where relu does not", Circumstances.SaturatedHidden),
        Clear("CG2003", SaturatedUnits, -Strong, "the bounded units move within their range"),
        Found("CG2015", ConstantInitialization, Strong, "weights that begin equal make units that say the same", Circumstances.FlatFromTheStart),
        Found("CG2015", InputScale, Weak, "one large input column drowns the others"),
        Found("CG2015", ConstantInputs, Weak, "inputs without variety make one direction"),
        Found("CG2015", UnsuitableActivation, Weak, "a softmax or sigmoid in hidden layers evens its units out", Circumstances.BoundedHidden),
        Clear("CG2015", ConstantInitialization, -Strong, "the units of the hidden layers differ"),
    ];

    private static IEnumerable<CauseLine> GradientLines() =>
    [
        Found("CG2004", VanishingGradient, Decisive, "early layers hardly feel the loss, whatever the weights' scale"),
        Found("CG2004", UnsuitableActivation, Strong, "bounded activations multiply the gradient by less than one in every layer", Circumstances.BoundedHidden),
        Found("CG2004", InitializationTooSmall, Weak, "small weights let little pass in either direction"),
        Clear("CG2004", VanishingGradient, -Strong, "the early layers feel the loss"),
        Clear("CG2004", UnsuitableActivation, -Weak, "the gradient passes the hidden layers"),
        Found("CG2005", ExplodingGradient, Decisive, "gradients grew far beyond their own history"),
        Found("CG2005", LearningRateTooHigh, Weak, "steps that overshoot make the next gradient larger"),
        Found("CG2005", GradientsNotCleared, Weak, "gradients that add up grow"),
        Found("CG2005", DirtyData, Weak, "one extreme row makes one extreme gradient"),
        Clear("CG2005", ExplodingGradient, -Strong, "gradients stay within their own history"),
        Found("CG2006", DirtyData, Decisive, "the first number that is not finite stood in the rows", Circumstances.NonFiniteRows),
        Found("CG2006", LossImplementation, Strong, "outputs were finite and the loss was not: a log or division of 0", Circumstances.NonFiniteLoss),
        Found("CG2006", LossExpectsProbabilities, Weak, "the log of an output below 0 is no number", Circumstances.NonFiniteLoss),
        Found("CG2006", ExplodingGradient, Decisive, "the numbers inside the network overflowed first", Circumstances.NonFiniteNumbers),
        Found("CG2006", LearningRateTooHigh, Strong, "steps that overshoot grow until they overflow", Circumstances.NonFiniteNumbers),
        Found("CG2006", DirtyData, -Strong, "the rows were finite", Circumstances.NonFiniteNumbers),
        Clear("CG2006", LossImplementation, -Weak, "every loss was finite"),
        Clear("CG2006", DirtyData, -Weak, "every number met in training was finite"),
        Found("CG2021", GradientsNotCleared, Decisive, "each gradient was seen to hold the previous step's"),
        Found("CG2021", LearningRateTooHigh, -Weak, "gradients that add up look like large steps"),
        Clear("CG2021", GradientsNotCleared, -Decisive, "each gradient was seen to begin at 0"),
    ];

    private static IEnumerable<CauseLine> MovementLines() =>
    [
        Found("CG2007", NotTrained, Decisive, "no parameter can move, or none did", Circumstances.CouldBeTrained),
        Found("CG2007", NotTrained, Strong, "no gradient arrives: backward() is missing, or something on the way passes none", Circumstances.NoGradientArrives),
        Found("CG2007", InvertedObjective, -Decisive, "nothing was trained in any direction"),
        Found("CG2007", LabelEncoding, -Strong, "an untrained network ranks as chance has it"),
        Found("CG2007", Overfitting, -Decisive, "nothing was learned, by heart or otherwise"),
        Found("CG2007", DistributionDrift, -Strong, "an untrained network answers nothing anywhere"),
        Clear("CG2007", NotTrained, -Decisive, "parameters were seen to move"),
        Found("CG2008", LearningRateTooLow, Strong, "all steps together could not move the weights"),
        Found("CG2008", UnsuitableOptimizer, Weak, "plain descent makes steps as small as the gradient"),
        Found("CG2008", InitializationTooLarge, Weak, "steps are small beside weights that are large"),
        Found("CG2008", LearningRateTooHigh, -Strong, "the steps are small"),
        Clear("CG2008", LearningRateTooLow, -Strong, "the steps are large enough to move the weights"),
        Found("CG2009", LearningRateTooHigh, Strong, "each step throws away a good part of the weights", Circumstances.UsualStepsLarge),
        Found("CG2009", LearningRateTooHigh, Weak, "the first steps were larger than the weights", Circumstances.OnlyFirstStepsLarge),
        Found("CG2009", TargetScale, Strong, "a far target makes the first steps large, and them alone", Circumstances.OnlyFirstStepsLarge),
        Found("CG2009", InputScale, Strong, "unscaled inputs make the first steps large", Circumstances.OnlyFirstStepsLargeInputs),
        Found("CG2009", InitializationTooSmall, Weak, "steps are large beside weights that are small"),
        Found("CG2009", LearningRateTooLow, -Decisive, "the steps are large"),
        Found("CG2009", GradientsNotCleared, Weak, "gradients that add up make steps that grow"),
        Clear("CG2009", LearningRateTooHigh, -Strong, "no step is large beside the weights"),
    ];

    private static IEnumerable<CauseLine> CourseLines() =>
    [
        Found("CG2011", LearningRateTooHigh, Strong, "steps overshoot and come back"),
        Found("CG2011", BatchSize, Weak, "small batches make a noisy course"),
        Found("CG2011", UnshuffledData, Weak, "batches of one class each pull to and fro"),
        Clear("CG2011", LearningRateTooHigh, -Weak, "the loss swings no more than its batches explain"),
        Found("CG2012", LearningRateTooHigh, Weak, "a step too large throws the weights back"),
        Found("CG2012", DirtyData, Weak, "a batch with extreme rows makes one extreme loss"),
        Found("CG2013", LearningRateTooHigh, Strong, "each step makes the loss larger"),
        Found("CG2013", InvertedObjective, Strong, "an ascending objective makes the loss larger at any rate"),
        Found("CG2013", GradientsNotCleared, Weak, "gradients that add up lead away in the end"),
        Found("CG2013", LearningRateTooLow, -Strong, "the loss moved, and upwards"),
        Clear("CG2013", InvertedObjective, -Strong, "training does not make the loss larger"),
        Clear("CG2013", LearningRateTooHigh, -Weak, "training does not make the loss larger"),
        Found("CG2019", TooFewEpochs, Strong, "the loss was still falling when training ended"),
        Found("CG2019", LearningRateTooLow, Weak, "an even descent to the end may be steps too small"),
        Found("CG2019", BatchSize, Weak, "large batches leave few steps in an epoch"),
        Found("CG2019", DeadUnits, -Weak, "the loss still falls: something learns"),
        Found("CG2019", NoSignal, -Weak, "the loss still falls"),
        Clear("CG2019", TooFewEpochs, -Strong, "the loss was not falling any more"),
    ];
}
