using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

/// <content>Broken configurations; the names in brackets are those of programs that people asked about.</content>
internal static partial class ExaminedLosses
{
    /// <summary>-sum y log clip(p, 1e-10, 1) of numbers 9 to 46: beyond 1 every prediction costs nothing.</summary>
    public static LossBehavior Frozen => Squared with
    {
        Form = LossForm.Unknown, DoubledRatio = 2, AtOutputs = 0, AtPerfect = 0, AtConstant = 0, AtShifted = 0, AtInverted = 0, AtPermuted = 0, TowardsTarget = 0, OutputGradient = 0, RowMatching = 0, ShiftResponse = .2, ScaleResponse = .6,
    };

    /// <summary>t log clip(p/p) with clip at 1 - 1e-7: mean class number 1, so 1.19e-7 whatever is predicted.</summary>
    public static LossBehavior DividedByItself => Frozen with { DoubledRatio = double.NaN, ScaleResponse = 0, AtOutputs = 1.19e-7, AtPerfect = 1.19e-7, AtConstant = 1.19e-7, AtShifted = 1.19e-7, AtInverted = 1.19e-7, AtPermuted = 1.19e-7 };

    /// <summary>(64, 1) against (64): perfect outputs cost twice the variance, as do any other order's; the mean alone costs once.</summary>
    public static LossBehavior Broadcast => Squared with { AtPerfect = 2, AtConstant = 1, AtShifted = 3, AtInverted = 2, AtPermuted = 2, RowMatching = 3e-7 };

    public static IReadOnlyDictionary<string, Snapshot> Broken { get; } = new Dictionary<string, Snapshot>
    {
        ["softmax of one (so-31880720)"] = Of(Binary with { AtOutputs = 8, OutputGradient = 0 }, Sigmoid with { OutputMinimum = 1, OutputMaximum = 1, ReachMinimum = 1, ReachMaximum = 1, IsAlwaysOne = true }),
        ["softmax of one for numbers (so-33969059)"] = Of(Squared with { AtOutputs = 7e7, AtConstant = 1e7, AtShifted = 1e7, AtInverted = 4e7, AtPermuted = 2e7 }, Numbers with { TargetMaximum = 35_000, OutputMinimum = 1, OutputMaximum = 1, ReachMinimum = 1, ReachMaximum = 1, IsAlwaysOne = true }),
        ["sigmoid for 3 to 103 (so-48221692)"] = Of(Squared with { AtOutputs = 2_300, AtConstant = 920, AtShifted = 920, AtInverted = 3_680, AtPermuted = 1_840 }, Sigmoid with { TargetForm = TargetForm.Numbers, ClassCount = 0, TargetMinimum = 3, TargetMaximum = 103 }),
        ["relu for negative targets (so-48251943)"] = Of(Squared, Numbers with { OutputMinimum = 0, ReachMinimum = 0 }),
        ["relu under a log (so-44066044)"] = Of(Binary with { AtOutputs = 9.5 }, Sigmoid with { OutputMinimum = 0, OutputMaximum = 3, ReachMaximum = double.PositiveInfinity }),
        ["dead relu under a clipped log (so-58572274)"] = Of(Binary with { AtOutputs = 8.06, OutputGradient = 0 }, Sigmoid with { OutputMinimum = 0, OutputMaximum = 0, ReachMaximum = double.PositiveInfinity }, rows: 4),
        ["softmax for several labels (so-38648195)"] = Of(Squared with { AtConstant = .25, AtOutputs = .3 }, Softmax with { TargetForm = TargetForm.MultiLabel }),
        ["relu logits"] = Of(CategoricalLogits, Logits with { OutputMinimum = 0, ReachMinimum = 0 }),
        ["tanh logits"] = Of(CategoricalLogits, Logits with { ReachMinimum = -1, ReachMaximum = 1 }),
        ["linear under a log (umlaut-ea)"] = Of(Categorical, Logits with { OutputMinimum = -3, OutputMaximum = 4 }),
        ["relus under a log (so-47352366)"] = Of(Categorical, Softmax with { OutputMinimum = 0, OutputMaximum = 4, ReachMaximum = double.PositiveInfinity, RowSumMean = 2, RowsAreProbabilities = false }),
        ["logits as log-probabilities"] = Of(CategoricalLogits with { Form = LossForm.LogProbabilities, ShiftResponse = .3 }, Logits),
        ["log of raw outputs (tdc-ips7)"] = Of(Binary with { AtOutputs = double.NaN, IsNonFiniteAtOutputs = true }, Softmax with { OutputMinimum = -40, OutputMaximum = 38, ReachMinimum = double.NegativeInfinity, ReachMaximum = double.PositiveInfinity, RowsAreProbabilities = false }),
        ["softmax into logits"] = Of(CategoricalLogits, Softmax),
        ["softmax of a softmax"] = Of(Categorical, Softmax with { ReachMinimum = .212, ReachMaximum = .576 }),
        ["sigmoid into logits"] = Of(BinaryLogits, Sigmoid),
        ["sigmoids, divided (so-55328966)"] = Of(Categorical, Sigmoids),
        ["sigmoids, as they are"] = Of(Categorical with { ScaleResponse = .4 }, Sigmoids),
        ["one sigmoid for four classes (so-62068109)"] = Of(Binary with { AtPerfect = -4.6, AtPermuted = 3, AtInverted = 8, AtConstant = .7 }, Sigmoid with { TargetForm = TargetForm.ClassIndex, ClassCount = 4, TargetMaximum = 3 }),
        ["one sigmoid, categorical (so-70650848)"] = Of(DividedByItself, Sigmoid with { TargetForm = TargetForm.ClassIndex, ClassCount = 3, TargetMaximum = 2 }),
        // Under a loss that is not known, class numbers of type float are taken for numbers.
        ["one sigmoid, categorical, numbers"] = Of(DividedByItself, Sigmoid with { TargetForm = TargetForm.Numbers, ClassCount = 0, TargetMaximum = 2 }),
        ["three units for five classes"] = Of(new LossBehavior { Failure = "Target 4 is out of bounds." }, Logits with { ClassCount = 5, TargetMaximum = 4 }),
        ["more units than classes"] = Of(CategoricalLogits, Logits with { OutputShape = "(640, 10)", TargetShape = "(640)", Width = 10, ClassCount = 3 }, rows: 640),
        ["(n, 1) meets (n) (tdc-mpg-broadcast)"] = Of(Broadcast, Numbers with { TargetShape = "(64)" }),
        ["means compared"] = Of(Squared with { Form = LossForm.Unknown, AtPermuted = 0, AtInverted = 0, AtConstant = 0, RowMatching = 0 }, Numbers),
        ["sign lost"] = Of(Squared with { Form = LossForm.Unknown, AtOutputs = -1.2, AtConstant = -1, AtShifted = -1, AtInverted = -4, AtPermuted = -2, TowardsTarget = .8 }, Numbers),
        ["frozen beyond 1 (tdc-mpg-ce)"] = Of(Frozen, Numbers with { TargetMinimum = 9, TargetMaximum = 46, OutputMinimum = 1.1, OutputMaximum = 1.9 }),
        ["detached"] = Of(CategoricalLogits with { Form = LossForm.Unknown, OutputGradient = 0 }, Logits),
        ["square forgotten"] = Of(Squared with { Form = LossForm.Unknown, AtShifted = -1, AtInverted = 0, AtPermuted = 0, AtConstant = 0, RowMatching = 1e-7 }, Numbers),
        ["summed"] = Of(Squared with { DoubledRatio = 2 }, Numbers),
        ["cross-entropy of numbers (so-46642627)"] = Of(Binary with { AtPerfect = -60, AtPermuted = -20, AtInverted = -10, AtConstant = -20, AtShifted = -59 }, Numbers with { TargetMinimum = 1, TargetMaximum = 50 }),
        ["absolute error, sigmoid (so-31556268)"] = Of(Squared with { Form = LossForm.AbsoluteError, AtOutputs = .5, AtConstant = .5, AtShifted = .5, AtInverted = 1, AtPermuted = .5 }, Sigmoid, rows: 4),
        ["squared error, softmax (so-34673164)"] = Of(Squared with { AtOutputs = .25, AtConstant = .22, AtShifted = .01, AtInverted = 1, AtPermuted = .6 }, Softmax),
        ["labels scaled (so-59325381)"] = Of(Categorical with { AtPermuted = double.NaN, RowMatching = double.NaN }, Softmax with { OutputShape = "(64, 10)", TargetShape = "(64, 10)", Width = 10, ClassCount = 1, UnseenClassCount = 9 }),
        ["labels 1 to 3"] = Of(new LossBehavior { Failure = "Target 3 is out of bounds." }, Logits with { TargetMinimum = 1, TargetMaximum = 3 }),
        ["labels 1 and 2"] = Of(Binary with { AtPerfect = -7 }, Sigmoid with { TargetForm = TargetForm.ClassIndex, TargetMinimum = 1, TargetMaximum = 2 }),
        ["far targets"] = Of(Squared with { AtOutputs = 250_000, AtConstant = 10_000, AtShifted = 10_000, AtInverted = 40_000, AtPermuted = 20_000 }, Numbers with { TargetMinimum = 300, TargetMaximum = 700 }),
        ["shapes refused"] = Of(new LossBehavior { Failure = "Using a target size ([64]) that is different to the input size ([64, 1]) is deprecated.\nPlease ensure they have the same size." }, Sigmoid with { TargetShape = "(64)" }),
    };
}
