using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>Follows a training loop, in numbers only. Called on the thread of the loop.</summary>
/// <remarks><see cref="TrainingMonitor"/> is one; a journal, a meter or an event file is another, and hangs on <see cref="MonitorOptions.Observers"/>.</remarks>
public interface ITrainingObserver
{
    /// <summary>Training begins or goes on from a checkpoint.</summary>
    /// <param name="task">What the network answers.</param>
    void BeginTraining(TrainingTask task);

    /// <summary>A sampled step has ended.</summary>
    /// <param name="numbers">Its numbers.</param>
    void EndStep(StepNumbers numbers);

    /// <summary>An epoch has ended.</summary>
    /// <param name="epoch">Its losses.</param>
    void EndEpoch(EpochSummary epoch);

    /// <summary>Training has ended.</summary>
    /// <param name="report">The diagnosis; null when none was asked for.</param>
    void EndTraining(CollapseReport? report);

    /// <summary>A layer was looked at in the step that is about to end.</summary>
    /// <param name="atStep">The step, counted from 1.</param>
    /// <param name="layer">Its name.</param>
    /// <param name="numbers">What was measured.</param>
    void ObserveLayer(long atStep, string layer, LayerNumbers numbers)
    {
    }

    /// <summary>The collapse alarm was raised; once a run.</summary>
    /// <param name="atStep">The step.</param>
    /// <param name="report">What is known at this moment.</param>
    void Alarm(long atStep, CollapseReport report)
    {
    }
}
