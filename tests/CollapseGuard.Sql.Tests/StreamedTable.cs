using System.Data.Common;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql.Tests;

/// <summary>The rows of a query through the accumulators of the core: what a profile in a database is compared with.</summary>
internal static class StreamedTable
{
    /// <summary>Reads all rows in the order of the query.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="query">Columns of numbers and texts.</param>
    /// <param name="label">The label column.</param>
    /// <param name="options">How much is kept.</param>
    public static async Task<DataAccumulator> ReadAsync(DbConnection connection, string query, string label, DataObservationOptions? options = null)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = query;
        command.CommandTimeout = 120;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        DataColumn[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(c => new DataColumn(reader.GetName(c), reader.GetFieldType(c) == typeof(string) ? ColumnKind.Category : ColumnKind.Number))];
        var seen = new DataAccumulator(columns, label, options);
        var block = new DataBlock(columns);
        while (await reader.ReadAsync())
        {
            block.RowCount++;
            for (int c = 0; c < columns.Length; c++)
            {
                if (columns[c].Kind == ColumnKind.Category)
                {
                    block.Texts(c)[^1] = reader.IsDBNull(c) ? null : reader.GetString(c);
                }
                else
                {
                    block.Numbers(c)[^1] = reader.IsDBNull(c) ? MissingNumber.Value : Convert.ToDouble(reader.GetValue(c), System.Globalization.CultureInfo.InvariantCulture);
                }
            }

            if (block.RowCount == block.Capacity)
            {
                seen.Add(block);
                block.RowCount = 0;
            }
        }

        seen.Add(block);
        return seen;
    }
}
