namespace CollapseGuard.Monitoring;

/// <summary>How the collapse alarm decides. Immutable; change with <c>with</c>.</summary>
/// <remarks>The values were chosen by simulation; docs/results/alarm.md has the figures. <see cref="FalseAlarmRate"/> holds for every choice of the others.</remarks>
public sealed record CollapseAlarmOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static CollapseAlarmOptions Default { get; } = new();

    /// <summary>Probability, over a whole run of any length, that a run within the null is ever alarmed. In [1e-6, .5], default .01.</summary>
    public double FalseAlarmRate { get; init => field = InRange(value, 1e-6, 0.5, nameof(FalseAlarmRate)); } = 0.01;

    /// <summary>Training steps (not sampled batches) that outputs may stay constant from the start. At least 0, default 2,500. It must exceed the plateau and the ramp of a healthy run.</summary>
    public long Patience { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Patience), value, $"'{nameof(Patience)}' is {value}; it must be at least 0."); } = 2_500;

    /// <summary>First step whose outputs may show that training works. At least 0, default 100: before, outputs are those of the initialization.</summary>
    public long ArmingStart { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(ArmingStart), value, $"'{nameof(ArmingStart)}' is {value}; it must be at least 0."); } = 100;

    /// <summary>Wealth that both bets, on ranking and on variety, must reach to arm the alarm. In [2, 1e6], default 1,000.</summary>
    public double ArmingEvidence { get; init => field = InRange(value, 2, 1e6, nameof(ArmingEvidence)); } = 1_000;

    /// <summary>A pair of rows is narrow when its outputs differ by less than this share of what its targets differ by. In [.001, .5], default .05.</summary>
    public double NarrowRatio { get; init => field = InRange(value, 0.001, 0.5, nameof(NarrowRatio)); } = 0.05;

    /// <summary>For classes: a pair is narrow only when, besides, no log-odds differ by as much as this. In [.01, 2], default .25: at 99:1 probabilities differ little and still rank.</summary>
    public double NarrowLogOdds { get; init => field = InRange(value, 0.01, 2, nameof(NarrowLogOdds)); } = 0.25;

    /// <summary>The null: share of narrow pairs that a healthy batch has at most on average, q0. In [.25, .6], default .35: a regression's spread is at least 8 % of its target's.</summary>
    public double BorderShare { get; init => field = InRange(value, 0.25, 0.6, nameof(BorderShare)); } = 0.35;

    /// <summary>Rows of a batch looked at, at most, evenly spaced. In [8, 256], default 128: all their pairs are compared.</summary>
    public int MaxRows { get; init => field = (int)InRange(value, 8, 256, nameof(MaxRows)); } = 128;

    /// <summary>Outputs of a regression looked at, at most, evenly spaced. In [1, 64], default 16.</summary>
    public int MaxOutputs { get; init => field = (int)InRange(value, 1, 64, nameof(MaxOutputs)); } = 16;

    private static double InRange(double value, double least, double most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"'{name}' is {value}; it must be in [{least}, {most}]."));
}
