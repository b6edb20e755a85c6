using System.Runtime.CompilerServices;

namespace CollapseGuard.Torch;

/// <summary>How a <see cref="TrainingGuard"/> watches. Immutable; change with <c>with</c>.</summary>
public sealed record GuardOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static GuardOptions Default { get; } = new();

    /// <summary>What the network answers; <see cref="TrainingTask.Unknown"/>, the default, is read off the first batch.</summary>
    public TrainingTask Task { get; init; }

    /// <summary>Share of the loop's time that watching may take once the first samples are in, in (0, 1]; .01 by default. The guard measures its own cost and samples as often as that allows.</summary>
    public double OverheadBudget { get; init => field = value is > 0 and <= 1 ? value : throw Outside(value, "in (0, 1]"); } = .01;

    /// <summary>True to look at loss and outputs of every step, whatever it costs; layers are still sampled within the budget. False by default.</summary>
    public bool EveryStep { get; init; }

    /// <summary>Batches whose gradients are added up before the optimizer steps, at least 1; 1 by default.</summary>
    public int GradientAccumulationSteps { get; init => field = value >= 1 ? value : throw Outside(value, "at least 1"); } = 1;

    /// <summary>False to leave out the examination of model, loss and optimizer at the first batch. True by default.</summary>
    public bool ExamineFirstBatch { get; init; } = true;

    /// <summary>False to leave layers and gradients alone: no forward pass of the guard's own after the first batch. True by default.</summary>
    public bool WatchLayers { get; init; } = true;

    /// <summary>True when training goes on from a checkpoint: the weights are no initialization then, and <see cref="StartStep"/> steps are behind.</summary>
    public bool IsResumed => StartStep > 0;

    /// <summary>Steps behind when training goes on from a checkpoint, at least 0; 0 by default.</summary>
    public long StartStep { get; init => field = value >= 0 ? value : throw Outside(value, "at least 0"); }

    /// <summary>Rows of inputs kept for the signal probe and for comparison with validation, in [0, 20,000]; 2,000 by default. At most 4 million numbers are kept.</summary>
    public int KeptRows { get; init => field = value is >= 0 and <= 20_000 ? value : throw Outside(value, "in [0, 20,000]"); } = 2000;

    /// <summary>The alarm, who else follows, which detectors run.</summary>
    public MonitorOptions Monitor { get; init; } = MonitorOptions.Default;

    private static ArgumentOutOfRangeException Outside(double value, string required, [CallerMemberName] string name = "") =>
        new(name, FormattableString.Invariant($"'{name}' is {value}; it must be {required}."));
}
