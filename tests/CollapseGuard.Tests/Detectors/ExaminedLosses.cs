using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

/// <summary>Configurations written by hand: what a loss charges for made predictions is worked out on paper, not measured.</summary>
internal static partial class ExaminedLosses
{
    public static Snapshot Of(LossBehavior loss, OutputFit fit, long rows = 64) => new() { Configuration = new ConfigurationSummary { Rows = rows, Loss = loss, Outputs = fit } };

    /// <summary>Targets of mean 0 and variance 1: constant 1, shifted by sd 1, mirrored 4, other rows 2.</summary>
    public static LossBehavior Squared => new()
    {
        Form = LossForm.SquaredError,
        DoubledRatio = 1,
        AtOutputs = 1.2,
        AtPerfect = 0,
        AtConstant = 1,
        AtShifted = 1,
        AtInverted = 4,
        AtPermuted = 2,
        TowardsTarget = -.8,
        OutputGradient = .05,
        RowMatching = .6,
        ShiftResponse = .4,
        ScaleResponse = .5,
    };

    /// <summary>Even classes: constant ln 2, a tenth towards the other class -ln .9, the other class ln 1e6, other rows half of it.</summary>
    public static LossBehavior Binary => Squared with
    {
        Form = LossForm.BinaryProbabilities, AtOutputs = .7, AtPerfect = 1e-6, AtConstant = .693, AtShifted = .105, AtInverted = 13.8, AtPermuted = 6.9,
    };

    /// <summary>Logits of ±10: e^-10 when right, 10 when wrong.</summary>
    public static LossBehavior BinaryLogits => Binary with { Form = LossForm.BinaryLogits, AtPerfect = 4.5e-5, AtInverted = 10, AtPermuted = 5 };

    /// <summary>Three even classes, logits of ±10: 2 e^-20 when right, 20 when wrong, two of three rows wrong when permuted; a softmax inside.</summary>
    public static LossBehavior CategoricalLogits => Binary with
    {
        Form = LossForm.CategoricalLogits, AtOutputs = 1.12, AtPerfect = 4e-9, AtConstant = 1.0986, AtShifted = .105, AtInverted = 20, AtPermuted = 13.3, ShiftResponse = 1e-7,
    };

    /// <summary>As Keras writes it: rows are divided by their sum, then clipped.</summary>
    public static LossBehavior Categorical => CategoricalLogits with { Form = LossForm.CategoricalProbabilities, AtPerfect = 1e-6, AtInverted = 13.8, AtPermuted = 9.2, ShiftResponse = .2, ScaleResponse = 1e-7 };

    public static OutputFit Numbers => new()
    {
        OutputShape = "(64, 1)", TargetShape = "(64, 1)", Width = 1, TargetForm = TargetForm.Numbers, TargetMinimum = -2, TargetMaximum = 2, OutputMinimum = -.5, OutputMaximum = .5, RowSumMean = 0,
    };

    public static OutputFit Sigmoid => Numbers with
    {
        TargetForm = TargetForm.Binary, ClassCount = 2, TargetMinimum = 0, TargetMaximum = 1, OutputMinimum = .4, OutputMaximum = .6, ReachMinimum = 0, ReachMaximum = 1, RowSumMean = .5,
    };

    /// <summary>Three logits a row for class numbers.</summary>
    public static OutputFit Logits => Numbers with { OutputShape = "(64, 3)", TargetShape = "(64)", Width = 3, TargetForm = TargetForm.ClassIndex, ClassCount = 3, TargetMinimum = 0, TargetMaximum = 2 };

    public static OutputFit Softmax => Logits with
    {
        TargetShape = "(64, 3)", TargetForm = TargetForm.OneHot, TargetMaximum = 1, OutputMinimum = .2, OutputMaximum = .5, ReachMinimum = 0, ReachMaximum = 1, RowSumMean = 1, RowsAreProbabilities = true,
    };

    /// <summary>Three sigmoids a row, near one half.</summary>
    public static OutputFit Sigmoids => Softmax with { OutputMinimum = .4, OutputMaximum = .6, RowSumMean = 1.5, RowsAreProbabilities = false };
}
