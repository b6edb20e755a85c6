namespace CollapseGuard.Search;

/// <summary>How the values of a <see cref="SearchRange"/> are spaced. The numbers never change.</summary>
public enum RangeKind
{
    /// <summary>Numbers of equal spacing.</summary>
    Linear = 0,

    /// <summary>Numbers of equal ratio.</summary>
    Log = 1,

    /// <summary>Whole numbers of equal spacing.</summary>
    Integer = 2,

    /// <summary>Whole numbers of equal ratio.</summary>
    IntegerLog = 3,

    /// <summary>Choices without an order.</summary>
    Categorical = 4,
}
