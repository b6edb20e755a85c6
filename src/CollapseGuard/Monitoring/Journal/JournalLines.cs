using CollapseGuard.Reports;
using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>From what an observer is told to lines; <see cref="JournalReplay"/> is the way back.</summary>
internal static class JournalLines
{
    public static JournalLine Of(TrainingTask task) => new() { SchemaVersion = JournalLine.Version, Type = JournalLine.Begin, Task = task };

    /// <summary>A loss that is NaN is written: in a step it is evidence, not an absent measurement.</summary>
    public static JournalLine Of(in StepNumbers step) => new()
    {
        Type = JournalLine.OfStep,
        Step = step.Step,
        Loss = step.Loss,
        OutputSpread = Measured(step.OutputSpread),
        Evidence = Measured(step.Evidence),
    };

    public static JournalLine Of(long step, string layer, in LayerNumbers numbers) => new()
    {
        Type = JournalLine.OfLayer,
        Step = step,
        Layer = layer,
        Activation = numbers.Activation == ActivationRange.Unknown ? null : numbers.Activation,
        IsOutput = numbers.IsOutput ? true : null,
        IsFrozen = numbers.IsFrozen ? true : null,
        Units = numbers.Units == 0 ? null : numbers.Units,
        ParameterCount = numbers.ParameterCount == 0 ? null : numbers.ParameterCount,
        DeadShare = Measured(numbers.DeadShare),
        SaturatedShare = Measured(numbers.SaturatedShare),
        Deviation = Measured(numbers.Deviation),
        EffectiveRank = Measured(numbers.EffectiveRank),
        GreatestMagnitude = Measured(numbers.GreatestMagnitude),
        WeightNorm = Measured(numbers.WeightNorm),
        GradientScale = Measured(numbers.GradientScale),
        UpdateRatio = Measured(numbers.UpdateRatio),
    };

    public static JournalLine Of(in EpochSummary epoch) => new()
    {
        Type = JournalLine.OfEpoch,
        Epoch = epoch.Epoch,
        Step = epoch.LastStep,
        TrainingLoss = Measured(epoch.TrainingLoss),
        ValidationLoss = Measured(epoch.ValidationLoss),
    };

    public static JournalLine Of(long alarmStep, CollapseReport report) =>
        new() { Type = JournalLine.OfAlarm, Step = alarmStep, Report = JsonReportWriter.ToElement(report) };

    public static JournalLine OfEnd(CollapseReport? report) =>
        new() { Type = JournalLine.End, Report = report is null ? null : JsonReportWriter.ToElement(report) };

    private static double? Measured(double value) => double.IsNaN(value) ? null : value;
}
