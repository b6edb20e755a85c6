using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <content>The monitor as an observer of somebody else's loop, which gives losses and epochs only.</content>
public sealed partial class TrainingMonitor
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The loop trains for another task than the monitor was made for.</exception>
    void ITrainingObserver.BeginTraining(TrainingTask task)
    {
        if (task != Task)
        {
            throw new ArgumentException($"The loop trains for {task} but the monitor was made for {Task}; make it for the loop's task.", nameof(task));
        }

        Begin();
    }

    /// <inheritdoc/>
    void ITrainingObserver.EndStep(StepNumbers numbers)
    {
        Steps = numbers.Step - 1;
        isAsked = false;
        BeginStep(numbers.Loss, 0);
        FinishStep(numbers.Loss, numbers.OutputSpread);
    }

    /// <inheritdoc/>
    void ITrainingObserver.EndEpoch(EpochSummary epoch) => EndEpoch(epoch.ValidationLoss);

    /// <inheritdoc/>
    void ITrainingObserver.ObserveLayer(long atStep, string layer, LayerNumbers numbers) => ObserveLayer(layer, numbers);

    /// <summary>Tells the observers that training has ended, with the diagnosis.</summary>
    /// <param name="report">The diagnosis; null to have it made now.</param>
    public void EndTraining(CollapseReport? report = null)
    {
        report ??= observers.Length > 0 ? Diagnose() : null;
        foreach (ITrainingObserver observer in observers)
        {
            observer.EndTraining(report);
        }
    }
}
