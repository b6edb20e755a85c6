using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Tables;

/// <summary>A column of a file as a table reads it.</summary>
/// <param name="Source">The column of the file.</param>
/// <param name="Reading">How its cells become values.</param>
internal sealed record TableColumn(SourceColumn Source, CellReading Reading)
{
    /// <summary>2^53: from here on a double cannot tell one whole number from the next, so that identifiers would become copies.</summary>
    private const string FirstRoundedInteger = "9007199254740992";

    /// <summary>The column as an accumulator sees it.</summary>
    public DataColumn Data => new(Source.Name, Reading == CellReading.Categories ? ColumnKind.Category : ColumnKind.Number);

    /// <summary>What to select: DOUBLE or VARCHAR, NULL = missing. A cell that the reading does not allow for is an error, which <see cref="UnexpectedCell"/> reads.</summary>
    /// <param name="index">Index of the column in the file.</param>
    public string Expression(int index) => Reading switch
    {
        CellReading.Categories => Source.Text,
        CellReading.ParsedNumbers when Source.Type == ColumnType.Cells => Source.Sql,
        CellReading.ParsedNumbers when Source.Type == ColumnType.Integer => Unless($"abs({Source.NullableNumber}) >= {FirstRoundedInteger}", index),
        CellReading.ParsedNumbers => Source.NullableNumber,
        _ => Unless(Source.IsUnreadableNumber, index),
    };

    private string Unless(string condition, int index) => $"CASE WHEN {condition} THEN {UnexpectedCell.Raise(index, Source.Text)} ELSE {Source.NullableNumber} END";
}
