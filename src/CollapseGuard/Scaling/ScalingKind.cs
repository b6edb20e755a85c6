namespace CollapseGuard.Scaling;

/// <summary>How a <see cref="Scaler"/> brings a column to a common scale.</summary>
public enum ScalingKind
{
    /// <summary>(x - mean) / standard deviation (divisor n).</summary>
    Standardize = 0,

    /// <summary>The smallest value to 0, the largest to 1; values outside the fitted range go beyond.</summary>
    MinMax = 1,

    /// <summary>(x - median) / interquartile range: a few wild values do not move it.</summary>
    Robust = 2,

    /// <summary>sign(x) ln(1 + |x| / unit): magnitudes of very different size come close together.</summary>
    Log = 3,
}
