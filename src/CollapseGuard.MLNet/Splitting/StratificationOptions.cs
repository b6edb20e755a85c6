namespace CollapseGuard.MLNet.Splitting;

/// <summary>How labels become strata. Immutable; change with <c>with</c>.</summary>
public sealed record StratificationOptions
{
    /// <summary>The options in force when none are given.</summary>
    public static StratificationOptions Default { get; } = new();

    /// <summary>Bins of equal count into which numeric labels are cut, at least 2. Numbers of at most so many distinct values are classes of their own. 10 (source: judgement).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 2.</exception>
    public int QuantileBins
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2, nameof(QuantileBins));
            field = value;
        }
    } = 10;
}
