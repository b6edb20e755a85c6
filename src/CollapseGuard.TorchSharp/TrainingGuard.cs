using CollapseGuard.Torch.Reading;
using CollapseGuard.Torch.Remedies;
using CollapseGuard.Torch.Watching;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch;

/// <summary>Guards a TorchSharp training loop: examines model, loss and optimizer at the first batch, watches the training, raises the alarm, names the cause.</summary>
/// <remarks>
/// Nothing in the training changes: weights, gradients, buffers and the random stream are the same to the bit with and without the guard.
/// The guard keeps numbers, never tensors. Use it on the thread of the loop; dispose it with the loop.
/// A step that is not looked at costs no memory and about the time of a clock reading.
/// </remarks>
public sealed partial class TrainingGuard : IDisposable
{
    private readonly nn.Module model;
    private readonly Func<Tensor, Tensor> forward;
    private readonly Func<Tensor, Tensor, Tensor> loss;
    private readonly optim.Optimizer[] optimizers;
    private readonly GuardOptions options;
    private readonly SamplingSchedule schedule;
    private readonly ParameterWatch parameters;
    private readonly LayerWatch layers;
    private readonly RowStore trainingRows;
    private BatchReading? reading;
    private BatchNumbers? batch;
    private long steps;
    private bool isDisposed;

    private TrainingGuard(nn.Module model, IReadOnlyList<optim.Optimizer> optimizers, Func<Tensor, Tensor> forward, Func<Tensor, Tensor, Tensor> loss, GuardOptions? options)
    {
        this.model = model;
        this.forward = forward;
        this.loss = loss;
        this.optimizers = [.. optimizers];
        this.options = options ?? GuardOptions.Default;
        steps = this.options.StartStep;
        schedule = new SamplingSchedule(this.options.OverheadBudget, this.options.EveryStep);
        parameters = new ParameterWatch(model, this.optimizers);
        layers = new LayerWatch(model);
        trainingRows = new RowStore(this.options.KeptRows);
        validationRows = new RowStore(this.options.KeptRows);
        Monitor = CreateMonitor(this.options.Task);
    }

    /// <summary>What watches the numbers; made anew when the first batch tells the task.</summary>
    public TrainingMonitor Monitor { get; private set; }

    /// <summary>True when the alarm was raised and <see cref="MonitorOptions.StopOnAlarm"/> asks to stop.</summary>
    public bool ShouldStop => Monitor.ShouldStop;

    /// <summary>What can be done about it, each by one call.</summary>
    public GuardRemedies Remedies => new(model, optimizers, Diagnose);

    /// <summary>Steps observed, those before a checkpoint included.</summary>
    public long Steps => steps;

    /// <summary>Guards a model of one tensor in, one tensor out.</summary>
    /// <param name="model">The model, n x … in, n x … out.</param>
    /// <param name="loss">The loss of (outputs, targets), a scalar.</param>
    /// <param name="optimizer">The optimizer that steps.</param>
    /// <param name="options">How; the defaults when null.</param>
    public static TrainingGuard Attach(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer, GuardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        return new TrainingGuard(model, [optimizer], model.call, loss, options);
    }

    /// <inheritdoc cref="Attach(nn.Module{Tensor, Tensor}, Func{Tensor, Tensor, Tensor}, optim.Optimizer, GuardOptions?)"/>
    public static TrainingGuard Attach(nn.Module<Tensor, Tensor> model, nn.Module<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer, GuardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return Attach(model, loss.call, optimizer, options);
    }

    /// <summary>Guards any model: several inputs, several optimizers, parts of it trained apart.</summary>
    /// <param name="model">What holds the parameters and layers.</param>
    /// <param name="optimizer">The optimizer that steps.</param>
    /// <param name="forward">From the tensor given to <see cref="Observe"/> to the outputs; must go through <c>call</c> for layers to be seen.</param>
    /// <param name="loss">The loss of (outputs, targets), a scalar.</param>
    /// <param name="options">How; the defaults when null.</param>
    public static TrainingGuard Attach(nn.Module model, optim.Optimizer optimizer, Func<Tensor, Tensor> forward, Func<Tensor, Tensor, Tensor> loss, GuardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return Attach(model, [optimizer], forward, loss, options);
    }

    /// <summary>Guards a model whose parts are stepped by several optimizers.</summary>
    /// <param name="model">What holds the parameters and layers.</param>
    /// <param name="optimizers">All optimizers that step parts of the model.</param>
    /// <param name="forward">From the tensor given to <see cref="Observe"/> to the outputs; must go through <c>call</c> for layers to be seen.</param>
    /// <param name="loss">The loss of (outputs, targets), a scalar.</param>
    /// <param name="options">How; the defaults when null.</param>
    public static TrainingGuard Attach(nn.Module model, IReadOnlyList<optim.Optimizer> optimizers, Func<Tensor, Tensor> forward, Func<Tensor, Tensor, Tensor> loss, GuardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizers);
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(loss);
        return new TrainingGuard(model, optimizers, forward, loss, options);
    }

    /// <summary>Examines model, loss and optimizer on one batch, before any training. Nothing is changed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="loss">The loss of (outputs, targets).</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="x">Inputs, n rows.</param>
    /// <param name="y">Targets, n rows; null when there are none.</param>
    /// <param name="options">How; the defaults when null.</param>
    public static CollapseReport Inspect(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer, Tensor x, Tensor? y, GuardOptions? options = null)
    {
        using TrainingGuard guard = Attach(model, loss, optimizer, options);
        return guard.InspectBatch(x, y);
    }

    /// <inheritdoc cref="Inspect(nn.Module{Tensor, Tensor}, Func{Tensor, Tensor, Tensor}, optim.Optimizer, Tensor, Tensor?, GuardOptions?)"/>
    public static CollapseReport Inspect(nn.Module<Tensor, Tensor> model, nn.Module<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer, Tensor x, Tensor? y, GuardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return Inspect(model, loss.call, optimizer, x, y, options);
    }

    /// <summary>Observes one step. Call it between <c>backward()</c> and the optimizer's <c>step()</c>.</summary>
    /// <param name="x">The inputs of the batch, as the model got them.</param>
    /// <param name="output">What the model answered.</param>
    /// <param name="y">The targets; null when there are none.</param>
    /// <param name="batchLoss">The loss of the batch, as backward() got it.</param>
    /// <exception cref="ObjectDisposedException">The guard was disposed.</exception>
    public void Observe(Tensor x, Tensor output, Tensor? y, Tensor batchLoss)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        steps++;
        bool awaitsStep = parameters.IsWaiting && IsAfterOptimizerStep;
        if (!schedule.WantsLight() && !awaitsStep)
        {
            Monitor.SkipStep();
            return;
        }

        Look(x, output, y, batchLoss, awaitsStep);
    }

    /// <summary>Ends an epoch.</summary>
    /// <param name="validationLoss">The loss on held-out rows; null when unknown.</param>
    /// <exception cref="ObjectDisposedException">The guard was disposed.</exception>
    public void EndEpoch(double? validationLoss = null)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        Monitor.EndEpoch(validationLoss);
    }

    /// <summary>Judges what has been seen; may be asked at any time. Asks the model on the rows that were kept.</summary>
    public CollapseReport Diagnose()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return Collapse.Diagnose(Monitor.ToSnapshot(), options.Monitor.Check);
    }

    /// <summary>Ends the watch and tells the observers the diagnosis. No hook is left on the model: they exist only while the guard looks.</summary>
    public void Dispose()
    {
        if (!isDisposed)
        {
            if (options.Monitor.Observers.Count > 0 && reading is not null)
            {
                Monitor.EndTraining(Diagnose());
            }

            isDisposed = true;
        }
    }

    private bool IsAfterOptimizerStep => (steps - options.StartStep - 1) % options.GradientAccumulationSteps == 0;

    private bool IsBeforeOptimizerStep => (steps - options.StartStep) % options.GradientAccumulationSteps == 0;

    private TrainingMonitor CreateMonitor(TrainingTask task) => new(task, options.Monitor with
    {
        OutputsAreLogits = options.Monitor.OutputsAreLogits || HasLogits,
        SampleEvery = 1,
        Enrich = snapshot => Enrich(options.Monitor.Enrich?.Invoke(snapshot) ?? snapshot),
    });
}
