namespace CollapseGuard.Cli.Tables;

/// <summary>How the cells of a column become values.</summary>
internal enum CellReading
{
    /// <summary>Numbers, from the parser of the file itself: the fast way.</summary>
    ParsedNumbers,

    /// <summary>Numbers cast from text, where a marker occurs that is a category in other columns.</summary>
    CastNumbers,

    /// <summary>Categories.</summary>
    Categories,
}
