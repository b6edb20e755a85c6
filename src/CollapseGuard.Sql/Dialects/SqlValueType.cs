namespace CollapseGuard.Sql;

/// <summary>What a column's type means for a profile.</summary>
public enum SqlValueType
{
    /// <summary>Anything with a text: read as a category by that text.</summary>
    Other = 0,

    /// <summary>Whole and decimal numbers that are always finite.</summary>
    Exact = 1,

    /// <summary>Numbers that may be NaN or infinite.</summary>
    Floating = 2,

    /// <summary>True or false: the numbers 1 and 0.</summary>
    Boolean = 3,

    /// <summary>Text: categories.</summary>
    Text = 4,

    /// <summary>Days: categories, written yyyy-MM-dd.</summary>
    Date = 5,

    /// <summary>Points in time: categories, written yyyy-MM-dd HH:mm:ss with as many decimals as needed.</summary>
    Timestamp = 6,

    /// <summary>128-bit identifiers: categories.</summary>
    Identifier = 7,
}
