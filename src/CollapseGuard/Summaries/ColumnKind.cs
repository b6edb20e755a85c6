namespace CollapseGuard.Summaries;

/// <summary>How the values of a column are read.</summary>
public enum ColumnKind
{
    /// <summary>Numbers, whole ones included; booleans count as 0 and 1.</summary>
    Number = 0,

    /// <summary>Categories: text, dates and whatever else has equality only.</summary>
    Category = 1,
}
