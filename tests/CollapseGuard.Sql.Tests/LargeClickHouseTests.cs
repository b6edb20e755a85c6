using CollapseGuard.Observations;
using CollapseGuard.Sql.Tests.Servers;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql.Tests;

/// <summary>Two million rows on two shards: the report is that of one table, and its findings are those of a stream through this process.</summary>
[Collection("clickhouse")]
public class LargeClickHouseTests(ClickHousePair pair)
{
    private const int RowsPerShard = 1_000_000;
    private const string Columns = "amount Nullable(Float64), n Int64, city String, y String";

    private static readonly DataColumn[] Schema = [new("amount", ColumnKind.Number), new("n", ColumnKind.Number), new("city", ColumnKind.Category), new("y", ColumnKind.Category)];

    [Fact]
    public async Task Report_of_two_shards_is_that_of_one_process()
    {
        await pair.RunAsync(0, $"CREATE TABLE single ({Columns}) ENGINE = MergeTree ORDER BY n");
        for (int server = 0; server < 2; server++)
        {
            await pair.RunAsync(server, $"CREATE TABLE events_local ({Columns}) ENGINE = MergeTree ORDER BY n");
            await pair.RunAsync(server, "INSERT INTO events_local " + Rows(server));
            await pair.RunAsync(0, "INSERT INTO single " + Rows(server));
        }

        await pair.RunAsync(0, $"CREATE TABLE events ({Columns}) ENGINE = Distributed(pair, default, events_local)");

        CollapseReport sharded = await SqlCollapse.CheckDataAsync(pair.Source, new SqlTable("events"), "y");
        CollapseReport single = await SqlCollapse.CheckDataAsync(pair.Source, new SqlTable("single"), "y");
        CollapseReport streamed = Collapse.Diagnose(Stream().ToSnapshot());

        Assert.Equal(2L * RowsPerShard, sharded.Subject.Rows);
        Assert.Equal(single.ToText(), sharded.ToText());
        Assert.Equal(streamed.Outcome, sharded.Outcome);
        Assert.Equal(streamed.Findings.Select(Key), sharded.Findings.Select(Key));

        static (string, Severity, string) Key(Finding finding) => (finding.Detector.Id, finding.Severity, finding.Subject);
    }

    /// <summary>Whole numbers and one division only, so that every machine makes the same rows.</summary>
    private static string Rows(int shard) => $"""
        SELECT if(i % 97 = 0, NULL, ((i * 7919) % 10007) / 7), toInt64(intDiv(i * 31, 7) % 100), concat('city ', toString((i * i) % 23)), if((i * 104729) % 1009 < 200, 'bought', 'left')
        FROM (SELECT toInt64(number) + {shard * RowsPerShard} AS i FROM system.numbers LIMIT {RowsPerShard})
        """;

    private static DataAccumulator Stream()
    {
        var seen = new DataAccumulator(Schema, "y");
        var block = new DataBlock(Schema);
        for (long i = 0; i < 2L * RowsPerShard; i++)
        {
            block.RowCount++;
            block.Numbers(0)[^1] = i % 97 == 0 ? MissingNumber.Value : i * 7919 % 10007 / 7.0;
            block.Numbers(1)[^1] = i * 31 / 7 % 100;
            block.Texts(2)[^1] = "city " + (i * i % 23);
            block.Texts(3)[^1] = i * 104729 % 1009 < 200 ? "bought" : "left";
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
