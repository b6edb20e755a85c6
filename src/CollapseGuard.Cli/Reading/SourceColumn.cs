namespace CollapseGuard.Cli.Reading;

/// <summary>A column of the file, and how SQL reads it as numbers or as text.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Type">What the file says about its values.</param>
/// <param name="Sql">How SQL refers to it; never the bare name.</param>
internal sealed record SourceColumn(string Name, ColumnType Type, string Sql)
{
    /// <summary>True where the file itself says that values are numbers.</summary>
    public bool IsTypedNumber => Type is ColumnType.Boolean or ColumnType.Integer or ColumnType.Number;

    /// <summary>DOUBLE, NULL where there is no number.</summary>
    public string NullableNumber => Type switch
    {
        ColumnType.Boolean => $"CAST(CAST({Sql} AS TINYINT) AS DOUBLE)",
        ColumnType.Integer or ColumnType.Number => $"CAST({Sql} AS DOUBLE)",
        _ => $"CASE WHEN {MayBeginNumber} THEN TRY_CAST({Text} AS DOUBLE) END",
    };

    /// <summary>DOUBLE, NaN where there is no number; never NULL.</summary>
    public string Number => $"coalesce({NullableNumber}, 'nan'::DOUBLE)";

    /// <summary>VARCHAR, NULL where the cell is empty.</summary>
    public string Text => Type == ColumnType.Cells ? Sql : $"CAST({Sql} AS VARCHAR)";

    /// <summary>A digit, a sign, a point or a space, or the first letter of nan and inf: a cast that fails costs as much as a hundred that work.</summary>
    private string MayBeginNumber => $"(ascii({Text}) < 65 OR left({Text}, 1) IN ('n', 'N', 'i', 'I'))";

    /// <summary>True for text that is neither a number nor stands for a missing one.</summary>
    public string IsUnreadableNumber => IsTypedNumber
        ? "false"
        : $"({Text} IS NOT NULL AND {NullableNumber} IS NULL AND lower(trim({Text})) NOT IN ({string.Join(", ", MissingCells.AmongNumbers.Select(Reading.Sql.Text))}))";
}
