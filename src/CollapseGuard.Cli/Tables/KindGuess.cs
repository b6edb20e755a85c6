using System.Globalization;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Tables;

/// <summary>Tells numbers from categories by the type of a column or, in a text file, by its first cells.</summary>
internal static class KindGuess
{
    private const int MostRows = 10_000;
    private const long MostCells = 2_000_000;

    /// <summary>Whole numbers of more digits are identifiers: a double cannot tell one from the next.</summary>
    private const int MostDigits = 15;

    /// <summary>How each column is read; a guess from the first rows may have to be taken back further down.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static IReadOnlyList<TableColumn> Of(DataSource source, IReadOnlyList<SourceColumn> columns)
    {
        CellReading[] readings = [.. columns.Select(c => c.IsTypedNumber || c.Type == ColumnType.Cells ? CellReading.ParsedNumbers : CellReading.Categories)];
        int[] cells = [.. Enumerable.Range(0, columns.Count).Where(c => columns[c].Type == ColumnType.Cells)];
        if (cells.Length > 0)
        {
            LookAtCells(source, columns, cells, readings);
        }

        return [.. columns.Zip(readings, (column, reading) => new TableColumn(column, reading))];
    }

    /// <summary>How a column is read that holds this cell besides numbers.</summary>
    public static CellReading With(string cell) => MissingCells.IsAmongNumbers(cell) ? CellReading.CastNumbers : CellReading.Categories;

    private static void LookAtCells(DataSource source, IReadOnlyList<SourceColumn> columns, int[] cells, CellReading[] readings)
    {
        long rows = Math.Clamp(MostCells / cells.Length, 100, MostRows);
        var hasNumber = new bool[cells.Length];
        // No LIMIT: it makes DuckDB gather the rows, and a stream is only read as far as it is asked.
        using ChunkStream chunk = source.Database.Stream(source.Select(cells.Select(c => columns[c].Text)));
        for (long seen = 0; seen < rows && source.Database.Read(chunk); seen += chunk.Count)
        {
            for (int i = 0; i < cells.Length; i++)
            {
                if (readings[cells[i]] != CellReading.Categories)
                {
                    readings[cells[i]] = Max(readings[cells[i]], Look(chunk.Texts(i), ref hasNumber[i]));
                }
            }
        }

        for (int i = 0; i < cells.Length; i++)
        {
            if (!hasNumber[i] && readings[cells[i]] == CellReading.CastNumbers)
            {
                readings[cells[i]] = CellReading.Categories; // nothing but "none" or "-": a category
            }
        }
    }

    private static CellReading Look(TextVector texts, ref bool hasNumber)
    {
        CellReading reading = CellReading.ParsedNumbers;
        for (int row = 0; row < texts.Count && reading != CellReading.Categories; row++)
        {
            if (texts.IsMissing(row))
            {
                continue;
            }

            string cell = texts.Text(row);
            bool isNumber = IsNumber(cell);
            hasNumber |= isNumber;
            if (!isNumber && !MissingCells.AnyColumn.Contains(cell, StringComparer.Ordinal))
            {
                reading = Max(reading, With(cell));
            }
        }

        return reading;
    }

    private static bool IsNumber(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? !(cell.Length > MostDigits && cell.Count(char.IsAsciiDigit) > MostDigits && Math.Abs(number) >= 1L << 53 && !cell.AsSpan().ContainsAny(".eE"))
            : cell.AsSpan().Trim().TrimStart("+-").Equals("inf", StringComparison.OrdinalIgnoreCase);

    private static CellReading Max(CellReading a, CellReading b) => a > b ? a : b;
}
