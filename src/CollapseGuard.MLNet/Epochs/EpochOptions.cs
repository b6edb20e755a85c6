using System.Runtime.CompilerServices;
using CollapseGuard.MLNet.Evaluating;
using Microsoft.Extensions.Logging;

namespace CollapseGuard.MLNet.Epochs;

/// <summary>How a training by epochs runs. Immutable; change with <c>with</c>.</summary>
public sealed record EpochOptions
{
    /// <summary>Batches of training rows that the monitor sees after each epoch; its steps.</summary>
    public const int StepsPerEpoch = 32;

    /// <summary>The options in force when none are given.</summary>
    public static EpochOptions Default { get; } = new();

    /// <summary>Epochs at most, at least 1; 100 by default.</summary>
    public int MaximumEpochs { get; init => field = AtLeast(value, 1); } = 100;

    /// <summary>Epochs in a row without a better validation metric after which training stops, at least 1; 10 by default. Source: judgement.</summary>
    public int Patience { get; init => field = AtLeast(value, 1); } = 10;

    /// <summary>What the metric must gain to count as better, in its own unit, at least 0; 0 by default.</summary>
    public double LeastGain { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(LeastGain), value, $"'{nameof(LeastGain)}' is {value}; it must be at least 0."); }

    /// <summary>The metric on validation rows that chooses the model; null = the root mean squared error of a regression, the log-loss of probabilities, the AUC of scores without probabilities.</summary>
    public Metric? Metric { get; init; }

    /// <summary>
    /// How the monitor watches: findings, alarm, observers such as <see cref="TrainingMeter"/>. Its steps are batches looked at between epochs, <see cref="StepsPerEpoch"/> an epoch;
    /// by default its patience is ten epochs (source: judgement; linear models have no plateau) and the alarm stops the training. What outputs are, the training sets itself.
    /// </summary>
    public MonitorOptions Monitor { get; init; } = new() { Patience = 10 * StepsPerEpoch, StopOnAlarm = true };

    /// <summary>Training rows looked at between epochs, at most, spread over the whole view; at least 2, 5,000 by default.</summary>
    public int MaximumRows { get; init => field = AtLeast(value, 2); } = 5_000;

    /// <summary>Which training rows are looked at and how they are batched. What the trainer draws is by the seed of its MLContext.</summary>
    public int Seed { get; init; }

    /// <summary>Hears of each epoch as it ends; null for nobody.</summary>
    public IProgress<EpochRecord>? Progress { get; init; }

    /// <summary>Asked after each epoch; true ends the training with the best model so far. Null = never.</summary>
    public Func<EpochRecord, bool>? StopAfter { get; init; }

    /// <summary>Told of epochs, and of the end with its findings (Warning); null for nobody.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>Stops between epochs, and within one where the trainer reads rows; no model is returned then. To keep the best model use <see cref="StopAfter"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    private static int AtLeast(int value, int least, [CallerMemberName] string name = "") => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is {value}; it must be at least {least}.");
}
