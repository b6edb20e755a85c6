using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Tables;

/// <summary>A column of a file as a table reads it.</summary>
/// <param name="Source">The column of the file.</param>
/// <param name="Reading">How its cells become values.</param>
internal sealed record TableColumn(SourceColumn Source, CellReading Reading)
{
    /// <summary>The column as an accumulator sees it.</summary>
    public DataColumn Data => new(Source.Name, Reading == CellReading.Categories ? ColumnKind.Category : ColumnKind.Number);

    /// <summary>What to select: DOUBLE or VARCHAR, NULL = missing.</summary>
    public string Expression => Reading switch
    {
        CellReading.ParsedNumbers when Source.Type == ColumnType.Cells => Source.Sql,
        CellReading.Categories => Source.Text,
        _ => Source.NullableNumber,
    };
}
