using System.Diagnostics.Metrics;
using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>Publishes what a training shows as .NET metrics, meter "CollapseGuard", for <c>dotnet-counters</c>, OpenTelemetry and the like.</summary>
/// <remarks>
/// What was not measured (NaN) is not recorded, except the loss. Allocates nothing a step while nobody listens.
/// Instruments, all prefixed <c>collapseguard.training.</c>: gauges <c>loss</c>, <c>epoch_loss</c>, <c>validation_loss</c>, <c>output_spread</c>, <c>evidence</c>,
/// <c>alarm</c> (1 once raised, else 0), and with tag <c>layer</c> <c>dead_share</c>, <c>saturated_share</c>, <c>gradient_scale</c>, <c>update_ratio</c>;
/// counters <c>sampled_steps</c>, <c>epochs</c>, <c>alarms</c> (with tag <c>outcome</c>).
/// </remarks>
public sealed class TrainingMeter : ITrainingObserver, IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "CollapseGuard";

    private const string Prefix = "collapseguard.training.";

    private readonly Meter meter;
    private readonly Gauge<double> loss, epochLoss, validationLoss, outputSpread, evidence, deadShare, saturatedShare, gradientScale, updateRatio;
    private readonly Gauge<int> alarm;
    private readonly Counter<long> sampledSteps, epochs, alarms;

    /// <summary>Makes the instruments.</summary>
    /// <param name="run">Name of the run, the tag <c>run</c> of every measurement; null for none. Tells apart two trainings in one process.</param>
    public TrainingMeter(string? run = null)
    {
        meter = new Meter(new MeterOptions(MeterName) { Tags = run is null ? null : [new("run", run)] });
        loss = Gauge("loss", "Loss of the latest sampled batch.");
        epochLoss = Gauge("epoch_loss", "Mean training loss of the latest epoch.");
        validationLoss = Gauge("validation_loss", "Held-out loss of the latest epoch.");
        outputSpread = Gauge("output_spread", "Standard deviation of the outputs over that of the targets.");
        evidence = Gauge("evidence", "Wealth of the collapse alarm; it alarms at 1/false-alarm rate.");
        deadShare = Gauge("dead_share", "Share of a layer's units that were 0 for every row.");
        saturatedShare = Gauge("saturated_share", "Share of a layer's units at an end of their range.");
        gradientScale = Gauge("gradient_scale", "Root mean square of a layer's gradient.");
        updateRatio = Gauge("update_ratio", "Norm of one step's change of a layer over the norm of its parameters.");
        alarm = meter.CreateGauge<int>(Prefix + "alarm", description: "1 once the collapse alarm was raised, else 0.");
        sampledSteps = meter.CreateCounter<long>(Prefix + "sampled_steps", "{step}", "Steps looked at.");
        epochs = meter.CreateCounter<long>(Prefix + "epochs", "{epoch}", "Epochs ended.");
        alarms = meter.CreateCounter<long>(Prefix + "alarms", "{alarm}", "Collapse alarms raised.");
    }

    /// <inheritdoc/>
    public void BeginTraining(TrainingTask task) => alarm.Record(0);

    /// <inheritdoc/>
    public void EndStep(StepNumbers numbers)
    {
        loss.Record(numbers.Loss);
        Record(outputSpread, numbers.OutputSpread);
        Record(evidence, numbers.Evidence);
        sampledSteps.Add(1);
    }

    /// <inheritdoc/>
    public void ObserveLayer(long atStep, string layer, LayerNumbers numbers)
    {
        Record(deadShare, numbers.DeadShare, layer);
        Record(saturatedShare, numbers.SaturatedShare, layer);
        Record(gradientScale, numbers.GradientScale, layer);
        Record(updateRatio, numbers.UpdateRatio, layer);
    }

    /// <inheritdoc/>
    public void EndEpoch(EpochSummary epoch)
    {
        Record(epochLoss, epoch.TrainingLoss);
        Record(validationLoss, epoch.ValidationLoss);
        epochs.Add(1);
    }

    /// <inheritdoc/>
    public void Alarm(long atStep, CollapseReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        alarm.Record(1);
        alarms.Add(1, new KeyValuePair<string, object?>("outcome", report.Outcome.ToString()));
    }

    /// <inheritdoc/>
    public void EndTraining(CollapseReport? report)
    {
    }

    /// <summary>Withdraws the instruments.</summary>
    public void Dispose() => meter.Dispose();

    private static void Record(Gauge<double> gauge, double value)
    {
        if (!double.IsNaN(value))
        {
            gauge.Record(value);
        }
    }

    private static void Record(Gauge<double> gauge, double value, string layer)
    {
        if (!double.IsNaN(value) && gauge.Enabled)
        {
            gauge.Record(value, new KeyValuePair<string, object?>("layer", layer));
        }
    }

    private Gauge<double> Gauge(string name, string description) => meter.CreateGauge<double>(Prefix + name, description: description);
}
