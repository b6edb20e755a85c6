namespace CollapseGuard.Resampling.Augmentation;

/// <summary>What stands in for a number that was dropped.</summary>
public enum DropoutFill
{
    /// <summary>The mean of the column's finite cells.</summary>
    Mean = 0,

    /// <summary>Their median; of an even number the mean of the middle two.</summary>
    Median = 1,

    /// <summary>Zero: what a mean of standardized columns is.</summary>
    Zero = 2,
}
