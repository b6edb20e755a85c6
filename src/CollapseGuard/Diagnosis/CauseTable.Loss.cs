using static CollapseGuard.CauseId;

namespace CollapseGuard.Diagnosis;

/// <content>What the loss and the outputs say when they are acted upon: proofs, which outrank statistics.</content>
public static partial class CauseTable
{
    private static IEnumerable<CauseLine> LossLines() => [.. HeadLines(), .. ObjectiveLines(), .. LossFormLines(), .. TargetLines()];

    private static IEnumerable<CauseLine> HeadLines() =>
    [
        Found("CG4001", SingleUnitSoftmax, Decisive, "outputs stay 1 whatever inputs and weights are"),
        Found("CG4001", OutputRangeMismatch, -Weak, "the output is not bounded: it does not move at all"),
        Clear("CG4001", SingleUnitSoftmax, -Decisive, "the outputs are not 1 by construction"),
        Found("CG4002", OutputRangeMismatch, Decisive, "the outputs cannot become what the targets or the loss ask for", Circumstances.NoRectifiedClassLogits),
        Found("CG4002", OutputRangeMismatch, Strong, "a relu keeps logits from falling below 0", Circumstances.RectifiedClassLogits),
        Clear("CG4002", OutputRangeMismatch, -Decisive, "the targets lie within the outputs' reach"),
        Found("CG4003", LossExpectsProbabilities, Decisive, "the loss takes the log of outputs that are no probabilities"),
        Clear("CG4003", LossExpectsProbabilities, -Decisive, "the loss is fed what it reads"),
        Found("CG4004", DoubleSoftmax, Decisive, "probabilities go through a softmax or sigmoid again"),
        Clear("CG4004", DoubleSoftmax, -Strong, "no softmax follows another"),
        Found("CG4005", IndependentSigmoids, Decisive, "the outputs of a row do not form one distribution, and the loss reads one", Circumstances.LossKeepsRows),
        Found("CG4005", IndependentSigmoids, Strong, "the loss makes a distribution of the sigmoids, whose level gets no gradient", Circumstances.LossDividesRows),
        Found("CG4005", LossImplementation, Decisive, "rows depend on each other: a softmax over the batch looks like sigmoids", Circumstances.RowsDependOnEachOther),
        Clear("CG4005", IndependentSigmoids, -Strong, "the outputs of a row form one distribution, or the loss does not ask for one"),
        Found("CG4006", OutputWidthMismatch, Decisive, "there are fewer output units than classes", Circumstances.TooFewUnits),
        Found("CG4006", LossImplementation, Decisive, "only the rows of class 1 count in the loss: the other half of a binary cross-entropy is missing", Circumstances.HalfOfLoss),
        Found("CG4006", OutputWidthMismatch, Weak, "output units without a class are harmless, and may show a class that is missing", Circumstances.SpareUnits),
        Found("CG4006", UnsuitableLoss, Weak, "the loss of two classes is used for several, or the other way round", Circumstances.TooFewUnits),
        Clear("CG4006", OutputWidthMismatch, -Strong, "every class has its unit"),
    ];

    private static IEnumerable<CauseLine> ObjectiveLines() =>
    [
        Found("CG4007", LossBroadcast, Decisive, "every output is compared with every target", Circumstances.ShapesBroadcast),
        Found("CG4007", LossBroadcast, Decisive, "every output is compared with every target inside the loss: there a constant costs less than perfect predictions", Circumstances.BroadcastWithin),
        Found("CG4007", LossImplementation, Decisive, "the loss reduces over the rows before it compares", Circumstances.ReducedFirst),
        Found("CG4007", LossImplementation, Strong, "the loss changes the shapes before it compares", Circumstances.BroadcastWithin),
        Found("CG4007", UnsuitableLoss, -Weak, "which loss it is meant to be does not matter before it compares row by row"),
        Clear("CG4007", LossBroadcast, -Decisive, "the loss matches each output with its own target"),
        Found("CG4008", InvertedObjective, Decisive, "perfect predictions cost more than mirrored ones and those of other rows"),
        Clear("CG4008", InvertedObjective, -Decisive, "perfect predictions cost less than wrong ones"),
        Found("CG4009", OutputWidthMismatch, Decisive, "a categorical cross-entropy of one unit is constant", Circumstances.OneUnitOfClasses),
        Found("CG4009", UnsuitableLoss, Decisive, "a loss that clips numbers freezes beyond its clip", Circumstances.NumbersAsked),
        Found("CG4009", LossImplementation, Decisive, "the loss is the same number whatever is predicted", Circumstances.LossNeverChanges),
        Found("CG4009", LossImplementation, Weak, "a clip or detach in the loss stops the gradient", Circumstances.NumbersAsked),
        Found("CG4009", OutputRangeMismatch, Weak, "outputs outside (0, 1) are clipped before the log and get no gradient", Circumstances.ClippedLog),
        Found("CG4009", InputScale, Weak, "unscaled inputs drive the outputs to where the log is clipped", Circumstances.ClippedLog),
        Found("CG4009", SaturatedUnits, Strong, "outputs at 0 or 1 are clipped before the log and get no gradient", Circumstances.ClippedLog),
        Found("CG4009", LossImplementation, Decisive, "the loss is detached from the outputs or constant in them", Circumstances.UnknownClassLoss),
        Clear("CG4009", LossImplementation, -Weak, "the loss sends a gradient to the outputs"),
        Found("CG4010", UnsuitableLoss, Decisive, "wrong predictions cost no more than perfect ones", Circumstances.LossChanges),
        Found("CG4010", LossImplementation, Strong, "a term, sign or clip in the loss hides the error"),
        Clear("CG4010", UnsuitableLoss, -Weak, "perfect predictions cost least"),
        Clear("CG4010", LossImplementation, -Weak, "perfect predictions cost least"),
    ];

    private static IEnumerable<CauseLine> LossFormLines() =>
    [
        Found("CG4011", LearningRateTooHigh, Weak, "a loss that adds over rows multiplies the step by the size of the batch"),
        Found("CG4011", LossImplementation, Weak, "a sum where a mean was meant reduces over the wrong axis"),
        Found("CG4012", LossImplementation, Strong, "an unguarded log, root or quotient makes the loss non-finite"),
        Found("CG4012", LossExpectsProbabilities, Strong, "the log of raw outputs is not defined below 0"),
        Found("CG4012", LearningRateTooHigh, -Strong, "the loss is non-finite before any step"),
        Found("CG4013", UnsuitableLoss, Strong, "a cross-entropy of a regression's numbers is not least at them", Circumstances.CrossEntropyLoss),
        Found("CG4013", OutputRangeMismatch, Weak, "the activation that goes with such a loss cannot reach numbers beyond 1", Circumstances.CrossEntropyLoss),
        Found("CG4013", UnsuitableLoss, Strong, "an absolute error of class targets stalls at the majority", Circumstances.AbsoluteLoss),
        Found("CG4013", UnsuitableLoss, Weak, "a squared error of class targets learns slowly from saturated outputs", Circumstances.SquaredLoss),
        Clear("CG4013", UnsuitableLoss, -Strong, "the loss is a standard one for these targets"),
        Found("CG4016", LossImplementation, Weak, "the loss throws on these outputs and targets"),
        Found("CG4016", LossBroadcast, Strong, "the shapes differ by dimensions of 1, which another loss would broadcast", Circumstances.ShapesBroadcast),
        Found("CG4016", UnsuitableLoss, Weak, "another loss was meant for targets of this shape or type"),
        Found("CG4016", LabelEncoding, Weak, "labels of another type or range than the loss reads make it throw"),
    ];

    private static IEnumerable<CauseLine> TargetLines() =>
    [
        Found("CG4014", LabelEncoding, Decisive, "class targets do not fit their units, or differ between training and validation", Circumstances.WrongCodes),
        Found("CG4014", LabelEncoding, Weak, "one label alone, and not the 0 that lost ones become", Circumstances.OneLabelNotZero),
        Found("CG4014", LabelEncoding, Weak, "a class that training never held may be coded otherwise there", Circumstances.FewUnseenClasses),
        Found("CG4014", TooLittleData, Weak, "a class that training never held may be rare", Circumstances.FewUnseenClasses),
        Found("CG4014", UnshuffledData, Weak, "one class in a whole batch: the rows may come sorted", Circumstances.OneClassForManyUnits),
        Found("CG4014", SingleClassLabels, Decisive, "training held one label, and not the 0 that lost ones become", Circumstances.OneLabelNotZero),
        Found("CG4014", SingleClassLabels, Strong, "training held one label", Circumstances.OneTrainingLabel),
        Found("CG4014", SingleClassLabels, -Strong, "there are units for many classes: the labels were lost on the way", Circumstances.LostForManyUnits),
        Clear("CG4014", LabelEncoding, -Weak, "the class targets fit their units"),
        Found("CG4015", TargetScale, Weak, "the first outputs lie far from the targets"),
        Found("CG4015", InitializationTooLarge, Weak, "first outputs far off come from large weights"),
        Found("CG4015", InputScale, Weak, "unscaled inputs throw the first outputs far off"),
        Clear("CG4015", InitializationTooLarge, -Weak, "the first outputs cost about as much as a constant"),
    ];
}
