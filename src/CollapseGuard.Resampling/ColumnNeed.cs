namespace CollapseGuard.Resampling;

/// <summary>Which columns a sampler can work on.</summary>
public enum ColumnNeed
{
    /// <summary>Any columns, missing values too: rows are copied or dropped as they are.</summary>
    Any = 0,

    /// <summary>Numeric columns only, all finite.</summary>
    Numeric = 1,

    /// <summary>At least one numeric and one categorical column, nothing missing.</summary>
    Mixed = 2,

    /// <summary>Categorical columns only, nothing missing.</summary>
    Categorical = 3,
}
