using System.Text;

namespace CollapseGuard.Cli.Tests.Reading;

/// <summary>Bad input of the verb <c>data</c>: exit 2, one clear line, nothing on stdout, never a stack trace.</summary>
public sealed class DataBadInputTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Missing_file() => Refused(folder["none.csv"], "There is no file");

    [Fact]
    public void Directory_instead_of_a_file() => Refused(folder[""], "is a directory");

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    public void Empty_file(string text) => Refused(folder.Write("a.csv", text), "is empty");

    [Theory]
    [InlineData("a,y")]
    [InlineData("a,y\n")]
    [InlineData("a,y\r\n")]
    public void Header_only(string text) => Refused(folder.Write("a.csv", text), "has no rows");

    [Theory]
    [InlineData("a,y\n1,2\n3\n", "Line 3", "1 cell")]
    [InlineData("a,y\n1,2\n3,4,5\n", "Line 3", "3 cell")]
    [InlineData("a;b;y\n1;2;3\n3;4;5;6\n", "Line 3", "4 cell")]
    public void Ragged_rows(string text, params string[] said) => Refused(folder.Write("a.csv", text), said);

    [Fact]
    public void Ragged_row_far_below_names_its_line()
    {
        string rows = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i}.5,{i}.25\n"));

        Refused(folder.Write("a.csv", $"a,y\n{rows}1\n{rows}"), "Line 60002", "1 cell");
    }

    [Fact]
    public void Quote_never_closed() => Refused(folder.Write("a.csv", "a,y\n1,\"2\n3,4\n"), "never closed");

    [Fact]
    public void Quote_never_closed_far_below()
    {
        string rows = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i}.5,{i}.25\n"));

        Refused(folder.Write("a.csv", $"a,y\n{rows}1,\"2\n{rows}"), "a.csv");
    }

    [Fact]
    public void Invalid_utf8_names_its_line() =>
        Refused(folder.Write("a.csv", [.. "a,y\n1,2\n"u8, 0xFF, 0xFE, .. ",3\n"u8]), "Line 3", "not valid UTF-8");

    [Fact]
    public void Invalid_utf8_far_below()
    {
        byte[] rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 120_000).Select(i => $"text {i},{i}.25\n")));

        Refused(folder.Write("a.csv", [.. "a,y\n"u8, .. rows, 0xE9, .. ",3\n"u8, .. rows]), "not valid UTF-8");
    }

    [Fact]
    public void Utf16_is_named() => Refused(folder.Write("a.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a,y\n1,2")]), "UTF-16");

    [Fact]
    public void Binary_file() => Refused(folder.Write("a.csv", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 0, 2]), "binary file");

    [Fact]
    public void Column_named_twice() => Refused(folder.Write("a.csv", "y,y,a\n1,2,3\n"), "'y' occurs twice");

    [Fact]
    public void Header_of_numbers() => Refused(folder.Write("a.csv", "1.5,2.5\n3.5,4.5\n"), "only numbers", "Add a header");

    [Fact]
    public void Unknown_label_names_the_nearest() => Refused(folder.Write("a.csv", "weight,price\n1,2\n"), ["--label", "prise"], "no column 'prise'", "'price'");

    [Fact]
    public void Label_that_is_the_only_column() => Refused(folder.Write("a.csv", "y\n1\n2\n"), "is left as an input");

    [Theory]
    [InlineData("a,y\n1,\n2,\n")]
    [InlineData("a,y\n1,NaN\n2,NA\n")]
    public void Label_without_values(string text) => Refused(folder.Write("a.csv", text), "Label column 'y'", "no values");

    [Theory]
    [InlineData("a.json", "{\"y\": 1, \"a\": ")]
    [InlineData("a.json", "[{\"y\": 1, \"a\": 2}, {]")]
    [InlineData("a.parquet", "a,y\n1,2\n")]
    [InlineData("a.parquet", "PAR1 and nothing else PAR1")]
    public void Broken_json_and_parquet(string name, string text) => Refused(folder.Write(name, text), name);

    [Fact]
    public void Truncated_parquet()
    {
        DataSamples.Copy("SELECT i AS a, i % 7 AS y FROM range(20000) t(i)", folder["whole.parquet"], "FORMAT parquet");
        byte[] whole = File.ReadAllBytes(folder["whole.parquet"]);

        Refused(folder.Write("a.parquet", whole[..(whole.Length / 2)]), "a.parquet");
    }

    [Fact]
    public void Truncated_gzip() =>
        Refused(folder.Write("a.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]), "a.csv.gz");

    [Theory]
    [InlineData("--inputs", "a")]
    [InlineData("--inputs", "*")]
    [InlineData("--label", "a")]
    public void Nested_columns_that_were_asked_for(string option, string column) =>
        Refused(folder.Write("a.json", "[{\"y\": 1, \"a\": [1, 2]}, {\"y\": 2, \"a\": [1, 3]}]"), [option, column, .. option == "--label" ? Array.Empty<string>() : ["--label", "y"]], "'a'", "lists");

    [Theory]
    [InlineData("a.csv")]
    [InlineData("link.csv")]
    public void Output_over_the_input(string output)
    {
        string file = folder.Write("a.csv", DataSamples.Healthy());
        File.CreateSymbolicLink(folder["link.csv"], file);

        Refused(file, ["--label", "y", "--output", folder[output]], "is the file of data itself");
        Assert.Equal(DataSamples.Healthy(), File.ReadAllText(file));
    }

    private static void Refused(string file, params string[] said) => Refused(file, ["--label", "y"], said);

    private static void Refused(string file, string[] options, params string[] said)
    {
        Run run = Run.Of(["data", file, .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.All(said, word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }
}
