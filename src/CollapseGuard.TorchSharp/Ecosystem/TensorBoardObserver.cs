using CollapseGuard.Summaries;
using TorchSharp.Modules;

namespace CollapseGuard.Torch;

/// <summary>Writes what a training shows as scalars for TensorBoard; hang it on <see cref="MonitorOptions.Observers"/>.</summary>
/// <remarks>
/// Tags: <c>loss/batch</c>, <c>loss/epoch</c>, <c>loss/validation</c>, <c>outputs/spread</c>, <c>collapse/evidence</c>, <c>collapse/alarm</c> (0, then 1 from the alarm on),
/// and by layer <c>dead_share/NAME</c>, <c>saturated_share/NAME</c>, <c>gradient_scale/NAME</c>, <c>update_ratio/NAME</c>. What was not measured (NaN) is left out, except the loss.
/// Belongs to one thread at a time.
/// </remarks>
public sealed class TensorBoardObserver : ITrainingObserver, IDisposable
{
    private readonly Dictionary<string, LayerTags> tags = new(StringComparer.Ordinal);
    private readonly EventFile? file;
    private readonly Action<string, float, long> write;
    private float alarm;

    /// <summary>Writes a new event file into a folder.</summary>
    /// <param name="logDirectory">The folder of the run, such as <c>runs/first</c>; made when it is not there.</param>
    /// <param name="clock">The clock of TensorBoard's wall-time axis; the system's when null.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public TensorBoardObserver(string logDirectory, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(logDirectory);
        file = new EventFile(logDirectory, clock ?? TimeProvider.System);
        write = file.Add;
    }

    /// <summary>Writes through TorchSharp's <c>SummaryWriter</c>, into the file of your own scalars.</summary>
    /// <remarks>
    /// Steps and values are right, times are not: TorchSharp 0.107 takes a time as <see cref="float"/>, so TensorBoard's axes of wall time and relative time move in steps of 128 s.
    /// It opens and closes the file for every scalar; steps beyond <see cref="int.MaxValue"/> are written as that.
    /// </remarks>
    /// <param name="writer">Made by <c>torch.utils.tensorboard.SummaryWriter(...)</c>.</param>
    /// <param name="clock">The clock of TensorBoard's wall-time axis; the system's when null.</param>
    public TensorBoardObserver(SummaryWriter writer, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TimeProvider time = clock ?? TimeProvider.System;
        write = (tag, value, step) => writer.add_scalar(tag, value, (int)Math.Min(step, int.MaxValue), time.GetUtcNow().ToUnixTimeSeconds());
    }

    /// <inheritdoc/>
    public void BeginTraining(TrainingTask task) => alarm = 0;

    /// <inheritdoc/>
    public void EndStep(StepNumbers numbers)
    {
        write("loss/batch", (float)numbers.Loss, numbers.Step);
        Write("outputs/spread", numbers.OutputSpread, numbers.Step);
        Write("collapse/evidence", numbers.Evidence, numbers.Step);
        write("collapse/alarm", alarm, numbers.Step);
        file?.Flush();
    }

    /// <inheritdoc/>
    public void ObserveLayer(long atStep, string layer, LayerNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (!tags.TryGetValue(layer, out LayerTags? of))
        {
            tags[layer] = of = new LayerTags(layer);
        }

        Write(of.DeadShare, numbers.DeadShare, atStep);
        Write(of.SaturatedShare, numbers.SaturatedShare, atStep);
        Write(of.GradientScale, numbers.GradientScale, atStep);
        Write(of.UpdateRatio, numbers.UpdateRatio, atStep);
    }

    /// <inheritdoc/>
    public void EndEpoch(EpochSummary epoch)
    {
        Write("loss/epoch", epoch.TrainingLoss, epoch.LastStep);
        Write("loss/validation", epoch.ValidationLoss, epoch.LastStep);
        file?.Flush();
    }

    /// <inheritdoc/>
    public void Alarm(long atStep, CollapseReport report)
    {
        alarm = 1;
        write("collapse/alarm", alarm, atStep);
        file?.Flush();
    }

    /// <inheritdoc/>
    public void EndTraining(CollapseReport? report) => file?.Flush();

    /// <summary>Closes the event file; a <c>SummaryWriter</c> stays the caller's.</summary>
    public void Dispose() => file?.Dispose();

    private void Write(string tag, double value, long step)
    {
        if (!double.IsNaN(value))
        {
            write(tag, (float)value, step);
        }
    }

    /// <summary>The tags of a layer, made once.</summary>
    private sealed record LayerTags(string Layer)
    {
        public string DeadShare { get; } = $"dead_share/{Layer}";

        public string SaturatedShare { get; } = $"saturated_share/{Layer}";

        public string GradientScale { get; } = $"gradient_scale/{Layer}";

        public string UpdateRatio { get; } = $"update_ratio/{Layer}";
    }
}
