using CollapseGuard.Probes;
using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination;
using CollapseGuard.Torch.Reading;
using CollapseGuard.Torch.Watching;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch;

/// <content>What the guard adds to the numbers of the monitor before a diagnosis.</content>
public sealed partial class TrainingGuard
{
    private readonly RowStore validationRows;
    private readonly HashSet<int> trainingClasses = [];

    private Examined Subject => new(model, forward, loss, optimizers);

    /// <summary>Observes held-out rows or rows as they are served; the verdict then rests on those with targets. Batches that no step separates are one pass.</summary>
    /// <param name="x">Inputs, prepared as at inference.</param>
    /// <param name="output">What the model answered, in inference mode.</param>
    /// <param name="y">Targets, written like those of training; null when unknown: then only the inputs are compared.</param>
    /// <exception cref="InvalidOperationException">No training step was observed yet.</exception>
    public void ObserveValidation(Tensor x, Tensor output, Tensor? y)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (reading is null)
        {
            throw new InvalidOperationException("No training step was observed yet: call Observe in the loop first, or Inspect for a model without a loop.");
        }

        using DisposeScope scope = NewDisposeScope();
        bool isReadable = batch!.Read(output, y) && (reading.Task != TrainingTask.Multiclass || AreCodes(batch.Targets, reading.OutputCount))
            && (reading.Task != TrainingTask.Binary || BatchReading.IsZeroOne(batch.Targets));
        if (isReadable && (y is not null || reading.Task == TrainingTask.Unknown))
        {
            Monitor.ObserveValidation(batch.Outputs, batch.OutputCount, batch.Targets);
        }

        OfferRows(validationRows, x, isReadable && y is not null ? batch.Targets : [], batch.Outputs.Length / batch.OutputCount);
    }

    private CollapseReport InspectBatch(Tensor x, Tensor? y)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor output;
        using (new State.ForwardKeeper(model, inference: true))
        {
            output = forward(x).MoveToOuterDisposeScope();
        }

        reading = BatchReading.Of(output, y, options.Task);
        batch = new BatchNumbers(reading);
        RememberShape(x);
        bool isReadable = batch.Read(output, y);
        OfferRows(trainingRows, x, isReadable && y is not null ? batch.Targets : [], (int)(output.numel() / Math.Max(1, reading.OutputCount)));
        var asked = new Snapshot
        {
            Task = reading.Task switch
            {
                TrainingTask.Regression => PredictionTask.Regression,
                TrainingTask.Binary => PredictionTask.Binary,
                TrainingTask.Multiclass => PredictionTask.Multiclass,
                _ => PredictionTask.Unknown,
            },
            Configuration = Examine(x, y),
            Response = Respond(),
        };
        return Collapse.Diagnose(asked, options.Monitor.Check);
    }

    private ConfigurationSummary? Examine(Tensor x, Tensor? y) =>
        Contained(() => ConfigurationExamination.Examine(Subject, x, y, options.IsResumed ? ExaminationScope.Resumed : ExaminationScope.Full));

    private Snapshot Enrich(Snapshot snapshot)
    {
        SignalSummary? trainingSignal = Probe(trainingRows);
        SignalSummary? validationSignal = validationRows.Count >= 100 ? Probe(validationRows) : null;
        TrainingSummary training = snapshot.Training!;
        return snapshot with
        {
            Configuration = configuration is { Outputs: { } fit } ? configuration with { Outputs = fit with { UnseenClassCount = UnseenClasses() } } : configuration,
            Signal = validationSignal is { IsDecided: true } ? validationSignal : trainingSignal,
            Response = Respond(),
            Training = training with
            {
                ConstantLoss = configuration?.Loss?.AtConstant ?? double.NaN,
                LayersUnseen = options.WatchLayers ? layers.Unseen : "The options leave layers out.",
                DistinctRows = trainingRows.DistinctRows,
                Parameters = options.WatchLayers ? parameters.Summarize() : null,
                PenaltyGradientRatio = penaltyRatio,
                ValidationInputs = InputShift.Of(trainingRows, validationRows),
                TrainingSignal = trainingSignal,
                NonFinite = nonFinite,
            },
        };
    }

    /// <summary>Classes among the validation targets that no kept training row has; counted only where both are class numbers.</summary>
    private int UnseenClasses()
    {
        if (reading is not { Task: TrainingTask.Binary or TrainingTask.Multiclass } || validationRows.Count == 0)
        {
            return 0;
        }

        trainingClasses.UnionWith(trainingRows.Targets.Where(float.IsFinite).Select(t => (int)t));
        return validationRows.Targets.Where(float.IsFinite).Select(t => (int)t).Distinct().Count(c => !trainingClasses.Contains(c));
    }

    private SignalSummary? Probe(RowStore store) => reading is { Task: not TrainingTask.Unknown } known && store.Count > 0
        ? store.SignalOf(known.Task, () => SignalRows.Probe(store, known, options.Monitor.Check))
        : null;

    private ResponseSummary? Respond() => trainingRows.Count < 2 || reading is null
        ? null
        : Contained(() => KeptRowScorer.Respond(Subject, trainingRows, rowShape, inputType, reading));

    private static T? Contained<T>(Func<T?> measure)
    {
        // A model or loss may throw on what the guard asks though it works in the loop: that part stays unknown.
        try
        {
            return measure();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return default;
        }
    }
}
