namespace CollapseGuard.Cli.Tests.Tables;

/// <summary>Tables of 2,000 columns.</summary>
public sealed class WideTableTests : IDisposable
{
    private const int Columns = 2_000;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void As_csv_with_text_in_one_column_far_below()
    {
        string header = string.Join(',', Enumerable.Range(0, Columns).Select(c => $"x{c}"));
        string rows = string.Concat(Enumerable.Range(0, 1_200).Select(i => string.Join(',', Enumerable.Range(0, Columns).Select(c => i == 1_150 && c == 77 ? "text" : $"{i * c % 97}")) + "\n"));
        ReadTable table = ReadTable.Of(folder.Write("a.csv", $"{header}\n{rows}"));

        Assert.Equal((1_200, Columns), (table.Data.Rows, table.Data.Columns.Count));
        Assert.All(table.Data.Columns, c => Assert.Equal(1_200, c.PresentCount));
        Assert.InRange(table.Said.Count, 0, 1);
    }

    [Fact]
    public void As_parquet()
    {
        string columns = string.Join(", ", Enumerable.Range(0, Columns).Select(c => $"(i * {c}) % 97 AS x{c}"));
        DataSamples.Copy($"SELECT {columns} FROM range(3000) t(i)", folder["a.parquet"], "FORMAT parquet");

        Run run = Run.Of("data", folder["a.parquet"], "--label", "x5", "--format", "json");

        Assert.True(run.ExitCode is 0 or 1, run.Error);
        Assert.Equal(3_000, CollapseReport.FromJson(run.Out).Subject.Rows);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void As_parquet_with_a_row_group_of_320_MB()
    {
        string columns = string.Join(", ", Enumerable.Range(0, Columns).Select(c => $"hash(i * 7919 + {c}) / 1e12 AS x{c}"));
        DataSamples.Copy($"SELECT {columns} FROM range(20000) t(i)", folder["a.parquet"], "FORMAT parquet");

        Assert.Equal(20_000, ReadTable.Of(folder["a.parquet"]).Data.Rows);
    }
}
