namespace CollapseGuard.MLNet.Normalizing;

/// <summary>How one slot of a feature column is brought to a common scale.</summary>
public enum NormalizationMethod
{
    /// <summary>Each slot gets what its numbers call for, and says why.</summary>
    Automatic = 0,

    /// <summary>(x - mean) / standard deviation (divisor n).</summary>
    Standardize = 1,

    /// <summary>The smallest number to 0, the greatest to 1.</summary>
    MinMax = 2,

    /// <summary>Centre and scale from quantiles: a few wild numbers do not move them.</summary>
    Robust = 3,

    /// <summary>sign(x) ln(1 + |x| / unit), then shifted and divided: magnitudes of very different size come close together.</summary>
    Log = 4,
}
