using System.Text.Json;
using System.Text.Unicode;
using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>From a line back to the call that wrote it. Reading and calling are apart, so that what an observer throws is never taken for a broken line.</summary>
internal static class JournalReplay
{
    private static readonly Action<ITrainingObserver> Nothing = static _ => { };

    /// <summary>Reads a line.</summary>
    /// <param name="utf8">The line without its end.</param>
    /// <param name="line">The line; null when it is broken.</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? Parse(ReadOnlySpan<byte> utf8, out JournalLine? line)
    {
        line = null;
        if (!Utf8.IsValid(utf8))
        {
            return "it is not valid UTF-8";
        }

        try
        {
            line = JsonSerializer.Deserialize(utf8, JournalContext.Default.JournalLine);
            return line?.Type is null ? "it has no 'type'" : null;
        }
        catch (JsonException error)
        {
            return error.Path is null or "$" ? "it is no JSON object, or only a part of one" : $"'{error.Path.TrimStart('$', '.')}' does not hold what it must";
        }
    }

    /// <summary>The call that a line stands for.</summary>
    /// <param name="line">A line.</param>
    /// <param name="call">The call; does nothing for a type of line that this version does not know.</param>
    /// <returns>What is missing in the line; null when nothing is.</returns>
    public static string? Call(JournalLine line, out Action<ITrainingObserver> call)
    {
        call = Nothing;
        switch (line.Type)
        {
            case JournalLine.Begin:
                call = o => o.BeginTraining(line.Task ?? TrainingTask.Unknown);
                return null;
            case JournalLine.OfStep when line.Step is { } step:
                call = o => o.EndStep(new StepNumbers(step, Or(line.Loss), Or(line.OutputSpread), Or(line.Evidence)));
                return null;
            case JournalLine.OfLayer when line is { Step: { } step, Layer: { } layer }:
                call = o => o.ObserveLayer(step, layer, NumbersOf(line));
                return null;
            case JournalLine.OfEpoch when line.Epoch is { } epoch:
                call = o => o.EndEpoch(new EpochSummary(epoch, line.Step ?? 0, Or(line.TrainingLoss), Or(line.ValidationLoss)));
                return null;
            case JournalLine.OfAlarm when line is { Step: { } step, Report: { } json }:
                return Report(json, out CollapseReport? alarm) is { } wrong ? wrong : Then(o => o.Alarm(step, alarm!), out call);
            case JournalLine.End when line.Report is not { ValueKind: not JsonValueKind.Null }:
                call = o => o.EndTraining(null);
                return null;
            case JournalLine.End:
                return Report(line.Report.Value, out CollapseReport? report) is { } fault ? fault : Then(o => o.EndTraining(report), out call);
            case JournalLine.OfStep or JournalLine.OfLayer or JournalLine.OfEpoch or JournalLine.OfAlarm:
                return $"a line of type '{line.Type}' needs more members than it has";
            default:
                return null;
        }
    }

    private static string? Then(Action<ITrainingObserver> does, out Action<ITrainingObserver> call)
    {
        call = does;
        return null;
    }

    private static string? Report(JsonElement json, out CollapseReport? report)
    {
        report = null;
        try
        {
            report = CollapseReport.FromJson(json.GetRawText());
            return null;
        }
        catch (CollapseReportFormatException error)
        {
            return $"its report cannot be read: {error.Message}";
        }
    }

    private static LayerNumbers NumbersOf(JournalLine line) => new()
    {
        Activation = line.Activation ?? ActivationRange.Unknown,
        IsOutput = line.IsOutput ?? false,
        IsFrozen = line.IsFrozen ?? false,
        Units = line.Units ?? 0,
        ParameterCount = line.ParameterCount ?? 0,
        DeadShare = Or(line.DeadShare),
        SaturatedShare = Or(line.SaturatedShare),
        Deviation = Or(line.Deviation),
        EffectiveRank = Or(line.EffectiveRank),
        GreatestMagnitude = Or(line.GreatestMagnitude),
        WeightNorm = Or(line.WeightNorm),
        GradientScale = Or(line.GradientScale),
        UpdateRatio = Or(line.UpdateRatio),
    };

    private static double Or(double? value) => value ?? double.NaN;
}
