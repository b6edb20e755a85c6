using CollapseGuard.Sql.Tests.Servers;
using CollapseGuard.Summaries;
using Npgsql;

namespace CollapseGuard.Sql.Tests;

/// <summary>One PostgreSQL server: agreement with the reference, and numbers that raise errors there when handled carelessly.</summary>
[Collection("postgres")]
public class PostgresTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Profile_agrees_with_the_reference()
    {
        await using NpgsqlConnection connection = await InOwnSchemaAsync("agreement");

        await DatabaseAgreement.HoldsAsync(connection, seed: 5);
    }

    [Fact]
    public async Task Numbers_far_apart_neither_overflow_nor_underflow()
    {
        await using NpgsqlConnection connection = await InOwnSchemaAsync("extremes");
        await DatabaseAgreement.RunAsync(connection, "CREATE TABLE t (huge double precision, tiny double precision, other uuid, at timestamptz, tag char(3), many text)");
        await DatabaseAgreement.RunAsync(connection, """
            INSERT INTO t SELECT CASE WHEN i = 0 THEN 1e200 ELSE i END, i * 1e-200, ('00000000-0000-0000-0000-0000000000' || lpad((i % 7)::text, 2, '0'))::uuid,
                CASE WHEN i = 3 THEN 'infinity' ELSE timestamptz '2020-01-01 00:00:00.5+00' + i % 3 * interval '1 day' END, 'ab', 'v' || i
            FROM generate_series(0, 5999) AS s(i)
            """);

        DataSummary data = await SqlProfiler.ProfileAsync(connection, new SqlTable("t", "extremes"));

        Assert.Equal(1e200 / 6000, data.Columns[0].Moments.Mean, 1e188);
        Assert.Equal(1, data.Columns[0].Greatest.Count);
        Assert.Equal(0, data.Columns[1].Moments.SquaredDeviations);
        Assert.Equal(7, data.Columns[2].Distinct.Count);
        Assert.Contains(data.Columns[3].Values, value => value == ValueCount.Of("2020-01-02 00:00:00.5", 2000));
        Assert.Contains(data.Columns[3].Values, value => value == ValueCount.Of("infinity", 1));
        Assert.InRange(data.Columns[5].Distinct.Count, 5000, 6000);
    }

    [Fact]
    public async Task Every_type_has_a_reading_and_the_session_is_left_as_it_was()
    {
        await using NpgsqlConnection connection = await InOwnSchemaAsync("types");
        await DatabaseAgreement.RunAsync(connection, "CREATE TYPE mood AS ENUM ('good', 'bad')");
        await DatabaseAgreement.RunAsync(connection, """
            CREATE TABLE t AS SELECT ARRAY[i, 2] AS list, json_build_object('a', i) AS doc, 'good'::mood AS mood, i * interval '1 day' AS span, '\x01'::bytea AS bytes, time '01:02' AS clock,
                '127.0.0.1'::inet AS net, 2.5::money AS cash, i::smallint AS small, i::real AS short, CASE WHEN i = 1 THEN 'NaN' ELSE i::numeric END AS num, i % 2 = 0 AS flag, 'a'::name AS nam
            FROM generate_series(0, 4) AS s(i)
            """);

        DataSummary data = await SqlProfiler.ProfileAsync(connection, new SqlTable("t"));

        Assert.Equal(["small", "short", "num", "flag"], data.Columns.Where(column => column.Kind == ColumnKind.Number).Select(column => column.Name));
        Assert.Equal((1, 4), (data.Columns[10].NaNCount, data.Columns[10].Moments.Count));
        Assert.Equal(5, data.Columns[0].Distinct.Count);
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = "SHOW cpu_operator_cost";
        Assert.Equal("0.0025", await command.ExecuteScalarAsync());
    }

    private async Task<NpgsqlConnection> InOwnSchemaAsync(string schema)
    {
        NpgsqlConnection connection = await cluster.Coordinator.OpenAsync();
        await DatabaseAgreement.RunAsync(connection, $"CREATE SCHEMA {schema}; SET search_path = {schema}");
        return connection;
    }
}
