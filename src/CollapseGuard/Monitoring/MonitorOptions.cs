using System.Runtime.CompilerServices;

namespace CollapseGuard;

/// <summary>How a <see cref="TrainingMonitor"/> watches. Immutable; change with <c>with</c>.</summary>
public sealed record MonitorOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static MonitorOptions Default { get; } = new();

    /// <summary>Probability that a healthy run of any length ever raises the collapse alarm, at most; in (0, .5], .01 by default.</summary>
    public double FalseAlarmRate { get; init => field = value is > 0 and <= .5 ? value : throw Outside(value, "in (0, 0.5]"); } = .01;

    /// <summary>Steps after which outputs that never worked count as collapsed; must exceed the plateau of a healthy run. At least 1; 2,500 by default.</summary>
    public long Patience { get; init => field = value >= 1 ? value : throw Outside(value, "at least 1"); } = 2500;

    /// <summary>Every how many steps a step is looked at, at least 1; 1 by default. An adapter may sample more rarely.</summary>
    public int SampleEvery { get; init => field = value >= 1 ? value : throw Outside(value, "at least 1"); } = 1;

    /// <summary>True when outputs of a classifier are logits; false when they are probabilities. Ignored for regression.</summary>
    public bool OutputsAreLogits { get; init; }

    /// <summary>True when <see cref="TrainingMonitor.ShouldStop"/> may become true at the alarm; false by default.</summary>
    public bool StopOnAlarm { get; init; }

    /// <summary>Called once for each finding that appears at the end of an epoch or at the alarm; null for nobody.</summary>
    public Action<Finding>? OnFinding { get; init; }

    /// <summary>Called once, when the collapse alarm is raised; null for nobody.</summary>
    public Action<CollapseReport>? OnAlarm { get; init; }

    /// <summary>Who else follows: journals, meters, event files.</summary>
    public IReadOnlyList<ITrainingObserver> Observers { get; init; } = [];

    /// <summary>Adds what an adapter knows to the snapshot before it is judged; null for nothing.</summary>
    public Func<Snapshot, Snapshot>? Enrich { get; init; }

    /// <summary>Which detectors run, with which limits.</summary>
    public CheckOptions Check { get; init; } = CheckOptions.Default;

    private static ArgumentOutOfRangeException Outside(double value, string required, [CallerMemberName] string name = "") =>
        new(name, FormattableString.Invariant($"'{name}' is {value}; it must be {required}."));
}
