namespace CollapseGuard.Scaling;

/// <summary>What was out of the ordinary when a column was fitted.</summary>
public enum ScalingNote
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>All numbers are equal: the column is shifted to 0 and not divided (Log: transformed as any other). It tells rows apart in no scaling.</summary>
    Constant = 1,

    /// <summary>No number at all, only missing values: the column is left as it is.</summary>
    Empty = 2,

    /// <summary>The middle half of the rows is one value, so the interquartile range is 0 (or so small that scaled values would overflow): the standard deviation divides instead.</summary>
    InterquartileRangeIsZero = 3,
}
