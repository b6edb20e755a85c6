namespace CollapseGuard.Cli.Tests.Reading;

/// <summary>Bad input: exit 2, one clear line, nothing on stdout, never a stack trace.</summary>
public sealed class BadInputTests : IDisposable
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

    [Fact]
    public void Byte_order_mark_alone_is_empty() => Refused(folder.Write("a.csv", [0xEF, 0xBB, 0xBF]), "is empty");

    [Theory]
    [InlineData("y,prediction")]
    [InlineData("y,prediction\n")]
    [InlineData("y,prediction\r\n")]
    public void Header_only(string text) => Refused(folder.Write("a.csv", text), "has no rows");

    [Theory]
    [InlineData("y,prediction\n1,2\n3\n", "Line 3", "1 cell")]
    [InlineData("y,prediction\n1,2\n3,4,5\n", "Line 3", "3 cell")]
    [InlineData("note;y;prediction\n1;2;3\n3;4;5;6\n", "Line 3", "4 cell")]
    public void Ragged_rows(string text, params string[] said) => Refused(folder.Write("a.csv", text), said);

    [Fact]
    public void Ragged_row_far_below_names_its_line()
    {
        string rows = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i}.5,{i}.25\n"));

        Refused(folder.Write("a.csv", $"y,prediction\n{rows}1\n{rows}"), "Line 60002", "1 cell");
    }

    [Fact]
    public void Text_in_a_numeric_column_names_row_and_value() =>
        Refused(folder.Write("a.csv", "y,prediction\n1.5,2\n2.5,abc\n3.5,4\n"), "Row 2 of column 'prediction'", "'abc'", "a number is required");

    [Fact]
    public void Text_in_the_label_names_row_and_value() =>
        Refused(folder.Write("a.csv", "y,prediction\n1.5,2.5\n2.5,2.5\nlots,4.5\n1.25,1\n"), "Row 3 of column 'y'", "'lots'");

    [Fact]
    public void Decimal_comma_is_named() =>
        Refused(folder.Write("a.csv", "y;prediction\n1.5;2.5\n2.5;3,5\n"), "'3,5'", "decimals with a point");

    [Fact]
    public void Unknown_column_names_the_nearest()
    {
        string file = folder.Write("a.csv", "weight,height,price,prediction\n1,2,3,4\n");

        Refused(file, ["--label", "prise"], "no column 'prise'", "'price'");
    }

    [Theory]
    [InlineData("y,prediction\n,1\n,2\n")]
    [InlineData("y,prediction\nNaN,1\nNA,2\n")]
    public void Label_column_all_missing(string text) => Refused(folder.Write("a.csv", text), "Label column 'y'", "no values");

    [Fact]
    public void Binary_file() => Refused(folder.Write("a.csv", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 0, 2]), "binary file");

    [Fact]
    public void Utf16_is_named() => Refused(folder.Write("a.csv", System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes("y,p\n1,2")).ToArray()), "UTF-16");

    [Fact]
    public void Invalid_utf8_names_its_line() =>
        Refused(folder.Write("a.csv", [.. "y,prediction\n1,2\n"u8, 0xFF, 0xFE, .. ",3\n"u8]), "Line 3", "not valid UTF-8");

    [Fact]
    public void Header_of_numbers() => Refused(folder.Write("a.csv", "1.5,2.5\n3.5,4.5\n"), "only numbers", "Add a header");

    [Fact]
    public void Column_named_twice() => Refused(folder.Write("a.csv", "y,y,prediction\n1,2,3\n"), "'y' occurs twice");

    [Fact]
    public void Quote_never_closed() => Refused(folder.Write("a.csv", "y,prediction\n1,\"2\n3,4\n"), "never closed");

    [Theory]
    [InlineData("a.json", "{\"y\": 1, \"prediction\": ")]
    [InlineData("a.json", "[{\"y\": 1, \"prediction\": 2}, {]")]
    [InlineData("a.parquet", "y,prediction\n1,2\n")]
    [InlineData("a.parquet", "PAR1 and nothing else PAR1")]
    public void Broken_json_and_parquet(string name, string text) => Refused(folder.Write(name, text), name);

    [Fact]
    public void Nested_values_as_predictions() =>
        Refused(folder.Write("a.json", "[{\"y\": 1, \"prediction\": [1, 2]}, {\"y\": 2, \"prediction\": [1, 3]}]"), "'prediction'", "lists");

    [Fact]
    public void Label_with_too_many_classes()
    {
        string rows = string.Concat(Enumerable.Range(0, 5000).Select(i => $"name{i},name{i}\n"));

        Refused(folder.Write("a.csv", "label,prediction\n" + rows), "'label'", "classes may be at most 1,024");
    }

    [Fact]
    public void Amounts_as_classes_name_the_other_task()
    {
        string rows = string.Concat(Enumerable.Range(0, 1600).Select(i => $"{i}.5,{i % 7}.5\n"));

        Refused(folder.Write("a.csv", "y,prediction\n" + rows), ["--task", "classification"], "'y' holds 1,600 different values; classes may be at most 1,024; use --task regression.");
    }

    [Fact]
    public void Two_columns_that_share_no_class_are_counted_together()
    {
        string rows = string.Concat(Enumerable.Range(0, 700).Select(i => $"a{i},b{i}\n"));

        Refused(folder.Write("a.csv", "label,prediction\n" + rows), "together hold 1,400 different values");
    }

    [Fact]
    public void Classes_times_segments_beyond_the_limit()
    {
        string rows = string.Concat(Enumerable.Range(0, 1800).Select(i => $"c{i % 900},c{i % 900},s{i % 40}\n"));

        Refused(folder.Write("a.csv", "label,prediction,shop\n" + rows), ["--segment", "shop"], "900 classes in 40 segments");
    }

    [Fact]
    public void Probability_columns_beyond_the_limit()
    {
        string header = "label," + string.Join(',', Enumerable.Range(0, 1100).Select(i => $"p_{i}"));
        string row = string.Join(',', Enumerable.Repeat("0.5", 1100));

        Refused(folder.Write("a.csv", $"{header}\n0,{row}\n1,{row}\n"), ["--probabilities", "p_*"], "1,100 probability columns", "at most 1,024");
    }

    [Theory]
    [InlineData("y;prediction\n1,5;2,5\n2,5;3,5\n")]
    [InlineData("y;prediction\n1.5;2,5\n2.5;3,5\n")]
    [InlineData("y;prediction\n1,5;2.5\n-0,25;3.5\n")]
    public void Decimal_commas_are_no_classes(string text) => Refused(folder.Write("a.csv", text), "Row 1", "decimals with a point");

    [Fact]
    public void Control_characters_of_the_data_reach_no_terminal()
    {
        Run run = Run.Of("predictions", folder.Write("a.csv", "y,prediction\n1.5,2.5\n2.5,\u001b[31mred\n3.5,1.5\n4.5,2.5\n"));

        Assert.DoesNotContain("\u001b", run.Error, StringComparison.Ordinal);
        Assert.Contains("\\u001B[31mred", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Segments_beyond_the_limit()
    {
        string rows = string.Concat(Enumerable.Range(0, 600).Select(i => $"{i}.5,{i}.5,s{i}\n"));

        Refused(folder.Write("a.csv", "y,prediction,shop\n" + rows), ["--segment", "shop"], "'shop'", "segments may be at most 256");
    }

    private static void Refused(string file, params string[] said) => Refused(file, [], said);

    private static void Refused(string file, string[] options, params string[] said)
    {
        Run run = Run.Of(["predictions", file, .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.All(said, word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }
}
