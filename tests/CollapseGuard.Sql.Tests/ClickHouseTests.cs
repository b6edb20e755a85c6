using CollapseGuard.Sql.Tests.Servers;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql.Tests;

/// <summary>The generated SQL over HTTP, on two shards that one Distributed table joins.</summary>
[Collection("clickhouse")]
public class ClickHouseTests(ClickHousePair pair)
{
    private static readonly SqlProfileOptions Options = new() { Label = "y" };

    [Fact]
    public async Task Profile_of_two_shards_agrees_with_the_reference_and_a_dead_shard_is_an_error()
    {
        SampleRows sample = SampleRows.Make(6_000, seed: 3);
        string quoted = SqlDialect.ClickHouse.Quote(SampleRows.HostileTable), columns = Columns();
        for (int server = 0; server < 2; server++)
        {
            await pair.RunAsync(server, $"CREATE TABLE samples_local ({columns}) ENGINE = MergeTree ORDER BY id");
            await pair.RunAsync(server, "INSERT INTO samples_local FORMAT TabSeparated", SampleRows.TabSeparated(sample.Rows.Where((_, i) => i % 2 == server)));
        }

        await pair.RunAsync(0, $"CREATE TABLE {quoted} ({columns}) ENGINE = Distributed(pair, default, samples_local)");

        DataSummary actual = await SqlProfiler.ProfileAsync(pair.Source, new SqlTable(SampleRows.HostileTable), Options);

        DataSummary expected = Reference.Of(sample.Rows, SampleRows.Names, SampleRows.Names.Count - 1);
        ProfileAssert.Equal(expected, actual, 1e-9);
        Assert.Equal(expected.RowCopies, actual.RowCopies);
        Assert.Null(actual.Order);

        CollapseReport report = await SqlCollapse.CheckDataAsync(pair.Source, new SqlTable(SampleRows.HostileTable), "y");
        Assert.NotEmpty(report.Cleared);

        pair.Stop(1);
        try
        {
            SqlProfileException failure = await Assert.ThrowsAsync<SqlProfileException>(() => SqlProfiler.ProfileAsync(pair.Source, new SqlTable(SampleRows.HostileTable), Options));
            Assert.Equal(SqlProblem.ConnectionLost, failure.Problem);
        }
        finally
        {
            pair.Start(1);
            await pair.WaitAsync(1);
        }
    }

    [Fact]
    public async Task Predictions_are_judged_as_in_memory()
    {
        var random = new Random(11);
        const string Positive = "it's \\' OR 1 --";
        (double Score, bool Truth, string Guess)[] rows = [.. Enumerable.Range(0, 4000).Select(i => random.NextDouble()).Select(x => (x, random.NextDouble() < x, x > 0.9 ? Positive : "no"))];
        await pair.RunAsync(0, "CREATE TABLE predictions (score Float64, truth UInt8, label String, guess String) ENGINE = MergeTree ORDER BY score");
        await pair.RunAsync(0, "INSERT INTO predictions FORMAT TabSeparated", SampleRows.TabSeparated(rows.Select(row => new object?[] { row.Score, row.Truth, row.Truth ? Positive : "no", row.Guess })));
        var table = new SqlTable("predictions");
        float[] scores = [.. rows.Select(row => (float)row.Score)];
        bool[] truths = [.. rows.Select(row => row.Truth)];

        CollapseReport binary = await SqlCollapse.CheckBinaryAsync(pair.Source, table, "score", "label", Positive);
        CollapseReport byNumber = await SqlCollapse.CheckBinaryAsync(pair.Source, table, "score", "truth");
        CollapseReport labels = await SqlCollapse.CheckLabelsAsync(pair.Source, table, "guess", "label");
        CollapseReport regression = await SqlCollapse.CheckRegressionAsync(pair.Source, table, "score", "truth");

        Assert.Equal(Collapse.CheckBinary(scores, truths).Outcome, binary.Outcome);
        Assert.Equal(binary.ToText(), byNumber.ToText());
        Assert.Equal(Collapse.CheckLabels<string>([.. rows.Select(row => row.Guess)], [.. rows.Select(row => row.Truth ? Positive : "no")]).Outcome, labels.Outcome);
        Assert.Equal(Collapse.CheckRegression([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Truth ? 1.0 : 0)]).Outcome, regression.Outcome);
    }

    private static string Columns() =>
        $"id Int64, number Nullable(Float64), shifted Float64, big Int64, price Nullable(Decimal(12, 3)), flag Nullable(UInt8), word Nullable(String), day Nullable(Date), {SqlDialect.ClickHouse.Quote(SampleRows.Hostile)} Nullable(Float64), y Nullable(String)";
}
