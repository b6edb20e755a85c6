using CollapseGuard.Summaries;

namespace CollapseGuard;

/// <summary>Watches any training loop on .NET, in numbers only.</summary>
public sealed class TrainingMonitor
{
    /// <summary>Begins to watch.</summary>
    /// <param name="task">What the network answers.</param>
    /// <param name="options">How; the defaults when null.</param>
    public TrainingMonitor(TrainingTask task, MonitorOptions? options = null) => (Task, Options) = (task, options ?? MonitorOptions.Default);

    /// <summary>What the network answers.</summary>
    public TrainingTask Task { get; }

    /// <summary>How it is watched.</summary>
    public MonitorOptions Options { get; }

    /// <summary>True when the alarm was raised and stopping was asked for.</summary>
    public bool ShouldStop { get; }

    /// <summary>What has been seen so far.</summary>
    public TrainingSummary Summarize() => new() { Steps = Options.SampleEvery - 1, SampledSteps = 0, Loss = CourseSummary.Empty };
}
