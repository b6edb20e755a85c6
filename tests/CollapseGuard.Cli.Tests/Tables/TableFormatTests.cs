using System.IO.Compression;

namespace CollapseGuard.Cli.Tests.Tables;

/// <summary>The same rows in every format give the same report of the verb <c>data</c>.</summary>
public sealed class TableFormatTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string text = DataSamples.With(DataSamples.WithConstant(3_000), "kind", i => $"k{i % 5}");
    private readonly string expected;

    public TableFormatTests() => expected = Judge(folder.Write("a.csv", text));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.parquet", "FORMAT parquet")]
    [InlineData("a.json", "FORMAT json, ARRAY true")]
    [InlineData("a.ndjson", "FORMAT json")]
    [InlineData("a.tsv", "FORMAT csv, HEADER, DELIMITER '\t'")]
    public void Report_does_not_depend_on_the_format(string name, string options)
    {
        DataSamples.Copy($"SELECT * FROM read_csv('{folder["a.csv"]}')", folder[name], options);

        Assert.Equal(expected, Judge(folder[name]));
    }

    [Theory]
    [InlineData("\r\n", ',', false)]
    [InlineData("\n", ';', true)]
    [InlineData("\r\n", '\t', true)]
    [InlineData("\n", '|', false)]
    public void Line_ends_delimiters_and_byte_order_marks(string lineEnd, char delimiter, bool mark) =>
        Assert.Equal(expected, Judge(folder.Write("b.csv", (mark ? "\uFEFF" : "") + text.Replace(",", delimiter.ToString(), StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal))));

    [Fact]
    public void Compressed_text_is_read()
    {
        using (var zip = new GZipStream(File.Create(folder["a.csv.gz"]), CompressionLevel.Fastest))
        {
            zip.Write(File.ReadAllBytes(folder["a.csv"]));
        }

        Assert.Equal(expected, Judge(folder["a.csv.gz"]));
    }

    [Fact]
    public void Names_of_columns_and_files_are_only_names()
    {
        const string Name = "y\"'; DROP TABLE x; --";
        string file = folder.Write("it's [a] *.csv", DataSamples.Healthy().Replace("a,b,y", $"a,b,\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal));

        Assert.Equal(0, Run.Of("data", file, "--label", Name).ExitCode);
    }

    private static string Judge(string file) => Run.Of("data", file, "--label", "y").Out;
}
