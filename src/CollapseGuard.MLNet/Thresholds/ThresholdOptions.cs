namespace CollapseGuard.MLNet.Thresholds;

/// <summary>When a threshold may be moved. Immutable; change with <c>with</c>.</summary>
public sealed record ThresholdOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static ThresholdOptions Default { get; } = new();

    /// <summary>Least rows of the rarer class. 5 (source: with fewer no ranking is significant by much, and the test of <see cref="SkillLevel"/> is what keeps noise out; tried on tables with 7 and 9 rare rows, docs/results/mlnet.md).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int LeastRareRows
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(LeastRareRows));
            field = value;
        }
    } = 5;

    /// <summary>The greatest p-value, in (0, 1), at which the ranking of the scores counts as skill; two-sided level of the Mann-Whitney test. .05 (convention).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1).</exception>
    public double SkillLevel
    {
        get;
        init
        {
            if (!(value > 0 && value < 1))
            {
                throw new ArgumentOutOfRangeException(nameof(SkillLevel), value, $"'{nameof(SkillLevel)}' is {value}; it must be in (0, 1).");
            }

            field = value;
        }
    } = .05;

    /// <summary>True to move the threshold although the scores show no skill or the rare class has too few rows; the reason is then a note.</summary>
    public bool Force { get; init; }
}
