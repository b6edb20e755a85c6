using System.Globalization;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Monitoring;

/// <summary>Notes every call as a line of text.</summary>
internal sealed class RecordedCalls : ITrainingObserver
{
    public List<string> Calls { get; } = [];

    public List<LayerNumbers> Layers { get; } = [];

    public List<CollapseReport?> Reports { get; } = [];

    public void BeginTraining(TrainingTask task) => Calls.Add($"begin {task}");

    public void EndStep(StepNumbers numbers) =>
        Calls.Add(string.Create(CultureInfo.InvariantCulture, $"step {numbers.Step} {numbers.Loss} {numbers.OutputSpread} {numbers.Evidence}"));

    public void ObserveLayer(long atStep, string layer, LayerNumbers numbers)
    {
        Calls.Add(string.Create(CultureInfo.InvariantCulture, $"layer {atStep} {layer} {numbers.DeadShare}"));
        Layers.Add(numbers);
    }

    public void EndEpoch(EpochSummary epoch) =>
        Calls.Add(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Epoch} {epoch.LastStep} {epoch.TrainingLoss} {epoch.ValidationLoss}"));

    public void Alarm(long atStep, CollapseReport report)
    {
        Calls.Add($"alarm {atStep} {report.Outcome}");
        Reports.Add(report);
    }

    public void EndTraining(CollapseReport? report)
    {
        Calls.Add($"end {report?.Outcome.ToString() ?? "-"}");
        Reports.Add(report);
    }
}
