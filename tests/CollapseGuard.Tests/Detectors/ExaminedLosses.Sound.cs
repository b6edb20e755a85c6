using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

/// <content>Sound configurations, among them those that careless rules take for faults.</content>
internal static partial class ExaminedLosses
{
    public static IReadOnlyDictionary<string, Snapshot> Sound { get; } = new Dictionary<string, Snapshot>
    {
        ["squared error, linear"] = Of(Squared, Numbers),
        // Whole numbers 0 to 3: mean 1.5, variance 1.25, outputs near 0 cost 1.25 + 2.25.
        ["squared error, whole numbers"] = Of(
            Squared with { AtOutputs = 3.5, AtConstant = 1.25, AtShifted = 1.25, AtInverted = 5, AtPermuted = 2.5 }, Numbers with { TargetForm = TargetForm.ClassIndex, ClassCount = 4, TargetMinimum = 0, TargetMaximum = 3 }),
        // delta 1: quadratic to 1, then |e| - .5.
        ["Huber"] = Of(Squared with { Form = LossForm.Huber, AtOutputs = .5, AtConstant = .4, AtShifted = .5, AtInverted = 1.2, AtPermuted = .7 }, Numbers),
        ["absolute error, linear"] = Of(Squared with { Form = LossForm.AbsoluteError, AtOutputs = .9, AtConstant = .8, AtShifted = 1, AtInverted = 1.6, AtPermuted = 1.1 }, Numbers),
        ["squared error with a penalty of 50"] = Of(
            Squared with { AtOutputs = 51.2, AtPerfect = 50, AtConstant = 51, AtShifted = 51, AtInverted = 54, AtPermuted = 52, PenaltyGradientRatio = .3 }, Numbers),
        ["softplus, positive targets"] = Of(Squared, Numbers with { TargetMinimum = .1, TargetMaximum = 4, OutputMinimum = .5, OutputMaximum = .9, ReachMinimum = 0 }),
        ["tanh, targets within"] = Of(Squared with { AtConstant = .3, AtOutputs = .31 }, Numbers with { TargetMinimum = -.98, TargetMaximum = 1, ReachMinimum = -1, ReachMaximum = 1 }),
        ["several outputs"] = Of(Squared, Numbers with { OutputShape = "(64, 4)", TargetShape = "(64, 4)", Width = 4 }),
        ["binary, sigmoid"] = Of(Binary, Sigmoid),
        ["binary, smoothed labels"] = Of(Binary with { AtPerfect = .199, AtInverted = 2.85, AtPermuted = 1.5, AtShifted = .21 }, Sigmoid with { TargetMinimum = .05, TargetMaximum = .95 }),
        ["binary, logits"] = Of(BinaryLogits, Numbers with { TargetForm = TargetForm.Binary, ClassCount = 2, TargetMinimum = 0, TargetMaximum = 1, OutputMinimum = -3, OutputMaximum = 2 }),
        ["several labels, sigmoids"] = Of(Binary, Sigmoids with { TargetForm = TargetForm.MultiLabel }),
        ["one-hot, sigmoids, binary"] = Of(Binary, Sigmoids),
        ["autoencoder, squared error"] = Of(Squared with { AtOutputs = .09, AtConstant = .083, AtShifted = .083, AtInverted = .33, AtPermuted = .167 }, Pixels),
        // Uniform targets: entropy 1/2 at best, 1 for other rows, 3/2 mirrored, ln 2 for the mean.
        ["autoencoder, binary cross-entropy"] = Of(Binary with { AtOutputs = .7, AtPerfect = .5, AtConstant = .693, AtShifted = .85, AtInverted = 1.5, AtPermuted = 1 }, Pixels),
        ["autoencoder, absolute error of black and white"] = Of(Squared with { Form = LossForm.AbsoluteError, AtOutputs = .5, AtConstant = .5, AtShifted = .5, AtInverted = 1, AtPermuted = .5 }, Pixels with { TargetForm = TargetForm.MultiLabel }),
        ["categorical, logits"] = Of(CategoricalLogits, Logits),
        ["categorical, class weights"] = Of(CategoricalLogits with { AtOutputs = 1.3, AtConstant = 1.25, AtPermuted = 12, AtShifted = .13 }, Logits),
        // .9333 of own, .0333 of others: perfect logits of ±10 cost 1.333, more than the uniform answer and than moderate ones.
        ["categorical, smoothed labels"] = Of(CategoricalLogits with { AtOutputs = 1.11, AtPerfect = 1.333, AtConstant = 1.0986, AtShifted = .635, AtInverted = 19.3, AtPermuted = 13.3 }, Logits),
        ["categorical, trained logits"] = Of(CategoricalLogits with { AtOutputs = .2 }, Logits with { OutputMinimum = -9, OutputMaximum = 12 }),
        ["categorical, capped logits"] = Of(CategoricalLogits, Logits with { ReachMinimum = -30, ReachMaximum = 30 }),
        ["log-likelihood of log-softmax"] = Of(CategoricalLogits with { Form = LossForm.LogProbabilities, ShiftResponse = .3 }, Logits with { OutputMinimum = -1.4, OutputMaximum = -.8, ReachMaximum = 0 }),
        ["Keras' categorical, softmax"] = Of(Categorical, Softmax),
        ["categorical, positive numbers that the loss divides"] = Of(Categorical, Softmax with { OutputMinimum = .3, OutputMaximum = 1.9, ReachMaximum = double.PositiveInfinity, RowSumMean = 2.4, RowsAreProbabilities = false }),
        ["tokens of a sequence"] = Of(CategoricalLogits, Logits with { OutputShape = "(32, 10, 5)", TargetShape = "(32, 10)", Width = 5, ClassCount = 5, TargetMaximum = 4 }, rows: 32),
        ["pixels' classes, 255 ignored"] = Of(CategoricalLogits, Logits with { OutputShape = "(8, 21, 16, 16)", TargetShape = "(8, 16, 16)", Width = 16, ClassCount = 20, TargetMaximum = 255 }, rows: 8),
        ["rows, -100 ignored"] = Of(CategoricalLogits, Logits with { ClassCount = 4, TargetMinimum = -100 }),
        ["many classes, small batch"] = Of(CategoricalLogits, Logits with { OutputShape = "(64, 1000)", Width = 1000, ClassCount = 61, TargetMaximum = 993 }),
        // exp(x) - y x with counts of mean 2, asked about x = y: least at x = ln y, so shifted, constant and mirrored answers cost less; other rows still cost more.
        ["Poisson likelihood"] = Of(
            Squared with { Form = LossForm.Unknown, AtOutputs = 1, AtPerfect = 25.1, AtConstant = 3.39, AtShifted = 4.4, AtInverted = 17.4, AtPermuted = 27.1 },
            Numbers with { TargetForm = TargetForm.ClassIndex, ClassCount = 8, TargetMinimum = 0, TargetMaximum = 7 }),
        // max(0, 1 - y x) with y = ±1: shifted up costs the negative half 1 more.
        ["hinge"] = Of(Squared with { Form = LossForm.Unknown, AtOutputs = 1, AtPerfect = 0, AtConstant = 1, AtShifted = .5, AtInverted = 2, AtPermuted = 1 }, Numbers with { TargetForm = TargetForm.Numbers, TargetMinimum = -1, TargetMaximum = 1 }),
        ["critic, no targets"] = Of(new LossBehavior { DoubledRatio = 1, AtOutputs = -.03, OutputGradient = .016, ShiftResponse = 30, ScaleResponse = 1 }, new OutputFit { OutputShape = "(64, 1)", Width = 1, OutputMinimum = -.2, OutputMaximum = .1 }),
    };

    private static OutputFit Pixels => Sigmoids with { OutputShape = "(64, 784)", TargetShape = "(64, 784)", Width = 784, TargetForm = TargetForm.Numbers, ClassCount = 0, RowSumMean = 392 };
}
