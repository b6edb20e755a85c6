using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;

namespace CollapseGuard.Tests.Conformance;

/// <content>Losses and outputs as they behave in sound and in broken configurations.</content>
internal static partial class Situations
{
    private static IReadOnlyDictionary<string, Snapshot> HealthyLosses => ExaminedLosses.Sound;

    private static IEnumerable<Snapshot> BrokenLosses => ExaminedLosses.Broken.Values;

    private static IEnumerable<Snapshot> DegenerateLosses =>
    [
        new() { Configuration = new ConfigurationSummary { Rows = 0 } },
        new() { Configuration = new ConfigurationSummary { Rows = 0, Loss = new LossBehavior(), Outputs = new OutputFit() } },
        new() { Configuration = new ConfigurationSummary { Rows = 1, Loss = new LossBehavior(), Outputs = new OutputFit { Width = 1, OutputShape = "(1, 1)", TargetShape = "(1, 1)", TargetForm = TargetForm.Numbers, TargetMinimum = 3, TargetMaximum = 3 } } },
        ExaminedLosses.Of(
            new LossBehavior { Form = LossForm.SquaredError, AtPerfect = 0, AtShifted = 0, AtPermuted = 0, AtInverted = 0, AtConstant = 0, AtOutputs = 0, OutputGradient = 0, RowMatching = 0, TowardsTarget = 0 },
            new OutputFit { Width = 1, OutputShape = "(4, 1)", TargetShape = "(4, 1)", TargetForm = TargetForm.Numbers, TargetMinimum = 3, TargetMaximum = 3, OutputMinimum = 3, OutputMaximum = 3, ReachMinimum = 3, ReachMaximum = 3 },
            rows: 4),
    ];
}
