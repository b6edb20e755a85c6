namespace CollapseGuard.MLNet.Normalizing;

/// <summary>What a normalizer meets in a slot.</summary>
[Flags]
public enum NormalizationIssues
{
    /// <summary>Nothing out of the ordinary.</summary>
    None = 0,

    /// <summary>Far from zero beside its spread: scaling without centring (ML.NET's <c>fixZero: true</c>, the default) leaves it near-constant.</summary>
    OffCentre = 1,

    /// <summary>All numbers are equal: no scaling makes it tell rows apart.</summary>
    Constant = 2,

    /// <summary>No number at all.</summary>
    Empty = 4,

    /// <summary>A few numbers stretch the range: min-max squeezes all others together.</summary>
    Outliers = 8,

    /// <summary>Magnitudes of very different size: the large ones rule any linear scale.</summary>
    HeavyTail = 16,

    /// <summary>Missing (NaN) in some rows: they stay missing, and most ML.NET trainers skip such rows.</summary>
    Missing = 32,

    /// <summary>Infinite in some rows: no scale fits.</summary>
    Infinite = 64,
}
