namespace CollapseGuard.Cli.Reading;

/// <summary>What a file says about a column's values.</summary>
internal enum ColumnType
{
    /// <summary>Cells of a CSV file: text that may well be numbers.</summary>
    Cells,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Whole numbers of any width.</summary>
    Integer,

    /// <summary>Floating or decimal numbers.</summary>
    Number,

    /// <summary>Text, dates and the like.</summary>
    Text,

    /// <summary>Lists, structures, bytes: not usable.</summary>
    Nested,
}
