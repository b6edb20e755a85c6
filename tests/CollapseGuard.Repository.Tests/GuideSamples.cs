using System.Globalization;
using CollapseGuard.Assertions;
using CollapseGuard.Observations;
using CollapseGuard.Sql;
using CollapseGuard.Summaries;
using DuckDB.NET.Data;

namespace CollapseGuard.Repository.Tests;

/// <summary>The code of docs/guides/from-csv-to-warehouse.md, run as it is shown.</summary>
public class GuideSamples
{
    [Fact]
    public void Check_in_memory_and_in_a_test()
    {
        FeatureTable train = Table(Customers()), test = Table(Customers());

        // <sample>
        CollapseAssert.Healthy(Collapse.CheckData(train, label: "churned"));

        CollapseReport drift = Collapse.CheckDrift(reference: train, current: test, label: "churned");
        Assert.DoesNotContain(drift.Findings, finding => finding.Detector.Id == "CG3021");
        // </sample>
    }

    [Fact]
    public void Stream_a_file()
    {
        IEnumerable<string[]> lines = Customers();

        // <sample>
        DataColumn[] columns =
        [
            new("age", ColumnKind.Number), new("minutes", ColumnKind.Number), new("plan", ColumnKind.Category), new("churned", ColumnKind.Category),
        ];
        var seen = new DataAccumulator(columns, label: "churned");   // bounded memory; Merge adds what another one saw
        var block = new DataBlock(columns);                          // one array a column, used again
        foreach (string[][] rows in lines.Chunk(block.Capacity))
        {
            block.RowCount = rows.Length;
            for (int row = 0; row < rows.Length; row++)
            {
                for (int column = 0; column < columns.Length; column++)
                {
                    string cell = rows[row][column];
                    if (columns[column].Kind == ColumnKind.Number)
                    {
                        block.Numbers(column)[row] = cell == "" ? MissingNumber.Value : double.Parse(cell, CultureInfo.InvariantCulture);
                    }
                    else
                    {
                        block.Texts(column)[row] = cell == "" ? null : cell;   // null is missing
                    }
                }
            }

            seen.Add(block);
        }

        CollapseReport report = Collapse.Diagnose(seen.ToSnapshot());
        // </sample>

        Assert.Equal(Outcome.Healthy, report.Outcome);
    }

    [Fact]
    public async Task Check_a_table()
    {
        await using DuckDBConnection connection = await DatabaseAsync();

        // <sample>
        var options = new SqlProfileOptions
        {
            Exclude = ["id"],
            OrderColumn = "created",
            CommandTimeout = TimeSpan.FromMinutes(10),
        };
        CollapseReport report = await SqlCollapse.CheckDataAsync(connection, new SqlTable("customers", "main"), label: "churned", options);
        // </sample>

        Assert.Equal(Outcome.Healthy, report.Outcome);
    }

    [Fact]
    public async Task Compare_two_databases()
    {
        await using DuckDBConnection training = await DatabaseAsync();
        await using DuckDBConnection production = await DatabaseAsync();

        // <sample>
        await using var before = new DbConnectionSource(training);
        await using var now = new DbConnectionSource(production);
        CollapseReport drift = await SqlCollapse.CheckDriftAsync(before, new SqlTable("customers"), now, new SqlTable("customers"), new SqlProfileOptions { Label = "churned" });
        // </sample>

        Assert.Empty(drift.Findings);
    }

    [Fact]
    public async Task Count_on_each_shard()
    {
        await using DuckDBConnection connection = await DatabaseAsync();

        // <sample>
        var sharded = new SqlProfileOptions { Exclude = ["id", "created"], ShardColumn = "shard" };
        try
        {
            CollapseReport report = await SqlCollapse.CheckDataAsync(connection, new SqlTable("events"), label: "churned", sharded);
            Console.WriteLine(report);
        }
        catch (SqlProfileException failure) when (failure.Problem == SqlProblem.ConnectionLost)
        {
            Console.Error.WriteLine(failure.Message);   // a server is down: nothing partial was reported
        }
        // </sample>
    }

    /// <summary>2,000 customers; the older ones and those who talk little leave more often.</summary>
    private static IEnumerable<string[]> Customers()
    {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++)
        {
            double age = 30 + (40 * random.NextDouble()), minutes = 50 * random.NextDouble();
            string churned = (age - minutes) / 20 > (2 * random.NextDouble()) ? "yes" : "no";
            yield return [age.ToString("F3", CultureInfo.InvariantCulture), minutes.ToString("F3", CultureInfo.InvariantCulture), random.Next(2) == 0 ? "basic" : "plus", churned];
        }
    }

    private static FeatureTable Table(IEnumerable<string[]> lines)
    {
        string[][] rows = [.. lines];
        return FeatureTable.FromColumns(
            new NumericColumn("age", rows.Select(r => float.Parse(r[0], CultureInfo.InvariantCulture)).ToArray()),
            new NumericColumn("minutes", rows.Select(r => float.Parse(r[1], CultureInfo.InvariantCulture)).ToArray()),
            CategoricalColumn.FromText("plan", rows.Select(r => r[2])),
            CategoricalColumn.FromText("churned", rows.Select(r => r[3])));
    }

    private static async Task<DuckDBConnection> DatabaseAsync()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync();
        string rows = string.Join(',', Customers().Select((r, i) => $"({i}, {i}, {i % 2}, {r[0]}, {r[1]}, '{r[2]}', '{r[3]}')"));
        await using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE customers (id integer, created integer, age double, minutes double, plan varchar, churned varchar); CREATE TABLE events (id integer, created integer, shard integer, age double, minutes double, plan varchar, churned varchar); INSERT INTO events VALUES {rows}; INSERT INTO customers SELECT id, created, age, minutes, plan, churned FROM events";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
