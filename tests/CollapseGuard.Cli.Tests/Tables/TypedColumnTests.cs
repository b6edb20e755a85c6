using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Tests.Tables;

/// <summary>Typed columns of Parquet and JSON.</summary>
public sealed class TypedColumnTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("i % 2 = 0", 2)]
    [InlineData("CAST(i AS TINYINT)", 100)]
    [InlineData("CAST(i AS UBIGINT)", 100)]
    [InlineData("CAST(i AS HUGEINT)", 100)]
    [InlineData("CAST(i / 8 AS DECIMAL(18, 3))", 100)]
    [InlineData("CAST(i AS FLOAT)", 100)]
    [InlineData("i - 9007199254740991", 100)]
    [InlineData("i + 9007199254740800", 100)]
    public void Numbers_and_booleans_are_numbers(string expression, long different)
    {
        ReadTable table = Parquet(expression);

        Assert.Equal((ColumnKind.Number, different, 100), (table["x"].Kind, table["x"].Distinct.Count, table["x"].PresentCount));
        Assert.Empty(table.Said);
    }

    [Theory]
    [InlineData("i + 9007199254740993")]
    [InlineData("-i - 9007199254740993")]
    [InlineData("CAST(i AS UBIGINT) + 18000000000000000000::UBIGINT")]
    [InlineData("-9223372036854775808 + i")]
    public void Whole_numbers_that_a_double_would_round_are_identifiers(string expression)
    {
        ReadTable table = Parquet(expression);

        Assert.Equal((ColumnKind.Category, 100), (table["x"].Kind, table["x"].Distinct.Count));
        Assert.Contains("column 'x' holds", Assert.Single(table.Said), StringComparison.Ordinal);
    }

    [Fact]
    public void Such_a_number_far_below_makes_identifiers_of_all() =>
        Assert.Equal(ColumnKind.Category, Parquet("CASE WHEN i = 49000 THEN 9007199254740993 ELSE i END", 50_000)["x"].Kind);

    [Fact]
    public void Large_identifiers_that_differ_by_one_are_no_copies() => Assert.Equal(0, Parquet("i + 9007199254740993")!.Data.RowCopies!.DuplicateRows);

    [Theory]
    [InlineData("CASE WHEN i % 4 = 0 THEN NULL ELSE i END", 25, 0)]
    [InlineData("CASE WHEN i % 4 = 0 THEN 'nan'::DOUBLE ELSE i END", 0, 25)]
    public void Null_is_missing_and_nan_is_not(string expression, long missing, long nans)
    {
        ColumnSummary x = Parquet(expression)["x"];

        Assert.Equal((missing, nans), (x.MissingCount, x.NaNCount));
    }

    [Theory]
    [InlineData("'t' || (i % 5)", 5)]
    [InlineData("DATE '2024-01-01' + CAST(i % 7 AS INTEGER)", 7)]
    [InlineData("CAST('k' || (i % 3) AS VARCHAR)", 3)]
    public void Text_and_dates_are_categories(string expression, long different)
    {
        ColumnSummary x = Parquet(expression)["x"];

        Assert.Equal((ColumnKind.Category, different), (x.Kind, x.Distinct.Count));
    }

    [Fact]
    public void Json_keeps_large_identifiers_apart()
    {
        string text = string.Concat(Enumerable.Range(0, 100).Select(i => $"{{\"x\": {9_007_199_254_740_993 + i}, \"b\": {(i % 2 == 0 ? "true" : "false")}, \"n\": null}}\n"));
        ReadTable table = ReadTable.Of(folder.Write("a.jsonl", text));

        Assert.Equal((ColumnKind.Category, 100), (table["x"].Kind, table["x"].Distinct.Count));
        Assert.Equal((ColumnKind.Number, 2), (table["b"].Kind, table["b"].Distinct.Count));
        Assert.Equal(100, table["n"].MissingCount);
    }

    [Fact]
    public void Nested_columns_that_nobody_asked_for_are_left_out_aloud()
    {
        DataSamples.Copy("SELECT random() AS a, [i] AS list, i % 2 AS y FROM range(100) t(i)", folder["a.parquet"], "FORMAT parquet");

        Run run = Run.Of("data", folder["a.parquet"], "--label", "y");

        Assert.NotEqual(2, run.ExitCode);
        Assert.Contains("left out: 'list'", run.Error, StringComparison.Ordinal);
    }

    private ReadTable Parquet(string expression, int rows = 100)
    {
        DataSamples.Copy($"SELECT {expression} AS x, i AS z FROM range({rows}) t(i)", folder["a.parquet"], "FORMAT parquet");
        return ReadTable.Of(folder["a.parquet"]);
    }
}
