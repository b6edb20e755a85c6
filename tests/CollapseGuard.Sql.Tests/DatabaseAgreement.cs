using System.Data.Common;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql.Tests;

/// <summary>What every database behind ADO.NET must answer, whichever it is.</summary>
internal static class DatabaseAgreement
{
    private static readonly SqlProfileOptions Options = new() { Label = "y", OrderColumn = "id", Include = [.. SampleRows.Names.SkipLast(1)] };

    /// <summary>A table and a column whose names are SQL are profiled like any other, and so is a view.</summary>
    public static async Task HoldsAsync(DbConnection connection, int seed)
    {
        SampleRows sample = SampleRows.Make(6_000, seed);
        var table = new SqlTable(SampleRows.HostileTable);
        foreach (string statement in sample.Create(table.Name).Append("CREATE TABLE t (id integer)").Append($"CREATE VIEW seen AS SELECT * FROM {table.ToSql(SqlDialect.DuckDb)}"))
        {
            await RunAsync(connection, statement);
        }

        DataSummary expected = Reference.Of(sample.Rows, SampleRows.Names, SampleRows.Names.Count - 1);
        DataSummary actual = await SqlProfiler.ProfileAsync(connection, table, Options);
        DataSummary view = await SqlProfiler.ProfileAsync(connection, new SqlTable("seen"), Options);
        DataSummary sharded = await SqlProfiler.ProfileAsync(connection, table, Options with { ShardColumn = "word" });

        ProfileAssert.Equal(expected, actual, 1e-9);
        ProfileAssert.Equal(expected, view, 1e-9);
        ProfileAssert.Equal(expected, sharded, 1e-9);
        Assert.Equal(expected.RowCopies, actual.RowCopies);
        Assert.Equal(expected.RowCopies, sharded.RowCopies);
        Assert.Null(sharded.Order);
        RequireOrder(sample, actual.Order!);
        await RunAsync(connection, "SELECT * FROM t");
    }

    public static async Task RunAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    // Copies share an id, so their order among themselves is open: at most so many steps may differ.
    private static void RequireOrder(SampleRows sample, LabelOrderSummary order)
    {
        string[] labels = [.. sample.Rows.OrderBy(row => (long)row[0]!).Select(row => (string?)row[^1]).OfType<string>()];
        int runs = 1 + labels.Zip(labels.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.Equal(labels.Length, order.Rows);
        Assert.InRange(order.Runs, runs - 300, runs + 300);
        Assert.Equal([labels.Count(y => y == "down"), labels.Count(y => y == "up")], order.ClassCounts);
    }
}
