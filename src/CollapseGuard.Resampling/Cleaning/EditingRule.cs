namespace CollapseGuard.Resampling;

/// <summary>When the neighbours of a row agree with its class.</summary>
public enum EditingRule
{
    /// <summary>All of them are of its class.</summary>
    All = 0,

    /// <summary>Its class is the most frequent among them; of equally frequent ones the first in class order counts.</summary>
    Mode = 1,
}
