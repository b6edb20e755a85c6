using System.IO.Compression;
using DuckDB.NET.Data;

namespace CollapseGuard.Cli.Tests.Reading;

/// <summary>The same rows in every format give the same report.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string expected;

    public FormatTests() => expected = Run.Of("predictions", folder.Write("a.csv", Samples.CollapsedRegression())).Out;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.parquet", "FORMAT parquet")]
    [InlineData("a.json", "FORMAT json, ARRAY true")]
    [InlineData("a.ndjson", "FORMAT json")]
    [InlineData("a.tsv", "FORMAT csv, HEADER, DELIMITER '\t'")]
    public void Report_does_not_depend_on_the_format(string name, string options)
    {
        Copy(name, options);

        Assert.Equal(expected, Run.Of("predictions", folder[name]).Out);
    }

    [Fact]
    public void Compressed_text_is_read()
    {
        using (var zip = new GZipStream(File.Create(folder["a.csv.gz"]), CompressionLevel.Fastest))
        {
            zip.Write(File.ReadAllBytes(folder["a.csv"]));
        }

        Assert.Equal(expected, Run.Of("predictions", folder["a.csv.gz"]).Out);
    }

    [Fact]
    public void Parquet_with_typed_labels()
    {
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = $"COPY (SELECT (i % 3 = 0) AS label, CAST(i % 3 = 0 AS INTEGER) AS prediction FROM range(300) t(i)) TO '{folder["b.parquet"]}' (FORMAT parquet)";
            command.ExecuteNonQuery();
        }

        Assert.Equal(0, Run.Of("predictions", folder["b.parquet"]).ExitCode);
    }

    private void Copy(string name, string options)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY (SELECT * FROM read_csv('{folder["a.csv"]}')) TO '{folder[name]}' ({options})";
        command.ExecuteNonQuery();
    }
}
