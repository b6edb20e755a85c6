namespace CollapseGuard.MLNet.Normalizing;

/// <summary>What <see cref="NormalizationMethod.Automatic"/>, <see cref="NormalizationMethod.Robust"/> and <see cref="NormalizationMethod.Log"/> aim at; the other two methods have their own.</summary>
public enum NormalizationTarget
{
    /// <summary>Mean 0 and standard deviation 1. Robust: median 0 and interquartile range 1.349, that of a normal distribution with standard deviation 1.</summary>
    UnitVariance = 0,

    /// <summary>The training rows lie in [0, 1]. Robust: the middle 98 % do, and nothing is clipped.</summary>
    UnitRange = 1,
}
