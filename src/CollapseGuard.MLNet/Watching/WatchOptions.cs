using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace CollapseGuard.MLNet.Watching;

/// <summary>How a trainer is watched. None of it changes the model. Immutable; change with <c>with</c>.</summary>
public sealed record WatchOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static WatchOptions Default { get; } = new();

    /// <summary>Hears of passes over the training rows, and of rows within a pass; null for nobody. Called on the trainer's threads.</summary>
    public IProgress<WatchProgress>? Progress { get; init; }

    /// <summary>Rows between two reports within a pass, at least 1; 10,000 by default.</summary>
    public int RowsBetweenReports { get; init => field = AtLeast(value, 1); } = 10_000;

    /// <summary>
    /// Stops the trainer the next time it asks for a row. AveragedPerceptron, OnlineGradientDescent, LinearSvm, Sgd* and others that read the rows in every iteration stop within
    /// 1,024 rows. FastTree, FastForest, Gam, LightGbm, Sdca* and Lbfgs* read the rows once or some times and then work on a copy: they stop only while they still read. After that
    /// ML.NET 5 has no public way to stop them, and <see cref="WatchedFit.MissedCancellation"/> says so.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Told of the beginning and end of each fit, of passes (Debug) and of findings (Warning); null for nobody.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>True to examine each model right after its fit and to tell logger and meter what was found; false, the default, to examine it when <see cref="WatchedFit.Examine"/> is called.</summary>
    public bool ExamineAfterFit { get; init; }

    /// <summary>Rows examined of the training rows and of the validation rows, at most, spread over the whole view; at least 2, 5,000 by default. Source: judgement; a share is then known within ±.014 (95 %).</summary>
    public int MaximumRows { get; init => field = AtLeast(value, 2); } = 5_000;

    /// <summary>Numbers of trees at which a tree ensemble is judged, at most, evenly spread; at least 2, 128 by default.</summary>
    public int MaximumStages { get; init => field = AtLeast(value, 2); } = 128;

    /// <summary>Which of the rows are examined.</summary>
    public int Seed { get; init; }

    /// <summary>Which detectors run, with which limits. Its token is not used; <see cref="WatchedFit.Examine"/> takes one.</summary>
    public CheckOptions Check { get; init; } = CheckOptions.Default;

    private static int AtLeast(int value, int least, [CallerMemberName] string name = "") => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is {value}; it must be at least {least}.");
}
