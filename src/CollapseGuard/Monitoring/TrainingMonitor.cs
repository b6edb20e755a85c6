using CollapseGuard.Diagnosis;
using CollapseGuard.Monitoring;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>Watches any training loop on .NET, in numbers only: an alarm whose false-alarm rate holds for the whole run, and a diagnosis at any time.</summary>
/// <remarks>
/// Belongs to one thread at a time. Allocates when made, when the shape of the outputs is first seen and when asked for a summary; with more than 16 outputs also while its sketches grow, which ends.
/// The verdict rests on a sample of the latest predictions, some 32,768 rows of few outputs, so that neither time nor memory grows with the run.
/// An adapter for a framework adds what it sees inside: <see cref="ObserveLayer(string, in LayerNumbers)"/> and <see cref="MonitorOptions.Enrich"/>.
/// </remarks>
public sealed partial class TrainingMonitor : ITrainingObserver
{
    private readonly ITrainingObserver[] observers;
    private readonly OutputReading reading;
    private readonly PredictionWindow training;
    private readonly CourseRecorder losses = new();
    private readonly CourseRecorder spreads = new();
    private readonly BatchMix mix = new();
    private readonly ThinnedValues batchSizes = new();
    private readonly Dictionary<string, LayerCourse> layers = new(StringComparer.Ordinal);
    private readonly List<LayerCourse> layerOrder = [];
    private readonly EpochBook epochs = new();
    private readonly CollapseAlarm alarm;
    private WindowRows? validation;
    private bool validationIsOver;
    private int[] classBuffer = [];
    private float[] codeBuffer = [];
    private bool isAsked;
    private bool hasBegun;

    /// <summary>Begins to watch.</summary>
    /// <param name="task">What the network answers.</param>
    /// <param name="options">How; the defaults when null.</param>
    public TrainingMonitor(TrainingTask task, MonitorOptions? options = null)
    {
        Task = task;
        Options = options ?? MonitorOptions.Default;
        observers = [.. Options.Observers];
        reading = new OutputReading(Options.OutputsAreLogits);
        training = new PredictionWindow(task);
        alarm = new CollapseAlarm(new CollapseAlarmOptions { FalseAlarmRate = Options.FalseAlarmRate, Patience = Options.Patience });
    }

    /// <summary>What the network answers.</summary>
    public TrainingTask Task { get; }

    /// <summary>How it is watched.</summary>
    public MonitorOptions Options { get; }

    /// <summary>Steps so far, looked at or not.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps that were looked at.</summary>
    public long SampledSteps { get; private set; }

    /// <summary>True when the collapse alarm was raised.</summary>
    public bool HasAlarmed => alarm.AlarmStep is not null;

    /// <summary>True when the alarm was raised and <see cref="MonitorOptions.StopOnAlarm"/> asks to stop.</summary>
    public bool ShouldStop => Options.StopOnAlarm && HasAlarmed;

    /// <summary>Whether this step should be looked at. Ask once a step: a step that is not wanted is counted by the question.</summary>
    public bool WantsStep
    {
        get
        {
            if (!isAsked)
            {
                Steps++;
                isAsked = (Steps - 1) % Options.SampleEvery == 0;
            }

            return isAsked;
        }
    }

    /// <summary>Observes one step of a regression, or of a classification with class numbers written as floats.</summary>
    /// <param name="loss">The batch's loss; NaN and infinity are findings.</param>
    /// <param name="outputs">n x m, row-major.</param>
    /// <param name="outputCount">m, at least 1.</param>
    /// <param name="targets">Regression: n x m. Binary: n numbers 0 or 1. Multiclass: n class numbers. Unknown task: empty.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or a class number is none; nothing has changed then.</exception>
    public void ObserveStep(double loss, ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<float> targets)
    {
        if (Task is TrainingTask.Binary or TrainingTask.Multiclass)
        {
            ObserveStep(loss, outputs, outputCount, ToClasses(targets, outputCount));
            return;
        }

        CheckShape(outputs, outputCount, targets);
        BeginStep(loss, outputs.Length / outputCount);
        training.Add(outputs, outputCount, targets, default);
        double spread = double.NaN;
        if (Task == TrainingTask.Regression)
        {
            mix.Add(targets, outputCount);
            spread = OutputSpread.OfNumbers(outputs, targets, outputCount);
            alarm.Observe(Steps, outputs, outputCount, targets);
        }

        FinishStep(loss, spread);
    }

    /// <summary>Observes one step of a classification.</summary>
    /// <param name="loss">The batch's loss; NaN and infinity are findings.</param>
    /// <param name="outputs">n x k probabilities or logits, row-major; k = 1 for a binary task.</param>
    /// <param name="outputCount">k, at least 1.</param>
    /// <param name="classes">n class numbers in [0, k - 1], or 0 and 1 for a binary task.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or a class number is none; nothing has changed then.</exception>
    public void ObserveStep(double loss, ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<int> classes)
    {
        CheckClasses(outputs, outputCount, classes);
        BeginStep(loss, classes.Length);
        ReadOnlySpan<float> probabilities = reading.Read(outputs, outputCount);
        training.Add(probabilities, outputCount, default, classes);
        mix.Add(ToNumbers(classes), 1);
        alarm.ObserveClasses(Steps, probabilities, outputCount, classes);
        FinishStep(loss, OutputSpread.OfClasses(probabilities, classes, outputCount));
    }

    /// <summary>Counts a step that is not looked at.</summary>
    public void SkipStep()
    {
        Steps += isAsked ? 0 : 1;
        isAsked = false;
    }

    /// <summary>Begins at a later step, when training goes on from a checkpoint.</summary>
    /// <param name="step">Steps that are behind.</param>
    /// <exception cref="InvalidOperationException">A step was observed already.</exception>
    public void ResumeAt(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        Steps = SampledSteps == 0 ? step : throw new InvalidOperationException($"{SampledSteps} steps were observed already; a monitor can be resumed only before its first step.");
    }

    /// <summary>Observes the loss of a step whose outputs are not known.</summary>
    /// <param name="loss">The batch's loss; NaN and infinity are findings.</param>
    public void ObserveLoss(double loss)
    {
        BeginStep(loss, 0);
        FinishStep(loss, double.NaN);
    }

    /// <summary>Records what was measured in a layer in the current step.</summary>
    /// <param name="name">The layer's name; layers are listed in the order of their first mention.</param>
    /// <param name="numbers">What was measured.</param>
    public void ObserveLayer(string name, in LayerNumbers numbers)
    {
        if (!layers.TryGetValue(name, out LayerCourse? layer))
        {
            layers.Add(name, layer = new LayerCourse(name));
            layerOrder.Add(layer);
        }

        layer.Add(numbers);
        foreach (ITrainingObserver observer in observers)
        {
            observer.ObserveLayer(Steps, name, numbers);
        }
    }

    /// <summary>Observes held-out rows; the verdict then rests on them. Batches that no step separates are one pass; the next pass replaces it.</summary>
    /// <param name="outputs">As for a step.</param>
    /// <param name="outputCount">As for a step.</param>
    /// <param name="targets">As for a step.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public void ObserveValidation(ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<float> targets)
    {
        if (Task is TrainingTask.Binary or TrainingTask.Multiclass)
        {
            ReadOnlySpan<int> classes = ToClasses(targets, outputCount);
            CheckClasses(outputs, outputCount, classes);
            Validation(outputCount).Add(reading.Read(outputs, outputCount), default, classes);
            return;
        }

        CheckShape(outputs, outputCount, targets);
        Validation(outputCount).Add(outputs, targets, default);
    }

    /// <summary>Ends an epoch.</summary>
    /// <param name="validationLoss">The loss on held-out rows; null when unknown.</param>
    public void EndEpoch(double? validationLoss = null)
    {
        EpochSummary epoch = epochs.End(Steps, validationLoss ?? double.NaN);
        training.EndEpoch();
        foreach (ITrainingObserver observer in observers)
        {
            observer.EndEpoch(epoch);
        }

        TellFindings();
    }

    /// <summary>Judges what has been seen; may be asked at any time.</summary>
    public CollapseReport Diagnose() => Collapse.Diagnose(ToSnapshot(), Options.Check);

    /// <summary>Every row of the pass counts: held-out rows are few, and the verdict rests on them.</summary>
    private WindowRows Validation(int outputCount)
    {
        if (validation is null || validation.OutputCount != outputCount)
        {
            validation = new WindowRows(Task, outputCount);
        }
        else if (validationIsOver)
        {
            validation.Reset();
        }

        validationIsOver = false;
        return validation;
    }

    private void BeginStep(double loss, int rows)
    {
        Begin();
        Steps += isAsked ? 0 : 1;
        isAsked = false;
        validationIsOver = true;
        SampledSteps++;
        losses.Add(Steps, loss);
        epochs.Add(loss);
        if (rows > 0)
        {
            batchSizes.Add(rows);
        }
    }

    private void FinishStep(double loss, double spread)
    {
        spreads.Add(Steps, spread);
        foreach (ITrainingObserver observer in observers)
        {
            observer.EndStep(new StepNumbers(Steps, loss, spread, alarm.Evidence));
        }

        if (alarm.AlarmStep == Steps)
        {
            RaiseAlarm();
        }
    }

    private void RaiseAlarm()
    {
        if (Options.OnAlarm is null && observers.Length == 0)
        {
            return;
        }

        CollapseReport report = Diagnose();
        Options.OnAlarm?.Invoke(report);
        foreach (ITrainingObserver observer in observers)
        {
            observer.Alarm(Steps, report);
        }
    }

    private void Begin()
    {
        if (!hasBegun)
        {
            hasBegun = true;
            foreach (ITrainingObserver observer in observers)
            {
                observer.BeginTraining(Task);
            }
        }
    }
}
