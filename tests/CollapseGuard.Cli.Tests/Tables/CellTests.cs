using System.Globalization;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Tests.Tables;

/// <summary>What cells of a text file become: numbers, categories, missing values.</summary>
public sealed class CellTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("NA")]
    [InlineData("?")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("none")]
    [InlineData("-")]
    [InlineData("N/A")]
    [InlineData("null")]
    public void A_marker_among_numbers_is_missing(string marker)
    {
        ColumnSummary x = Read(i => i % 10 == 3 ? marker : $"{i}.5")["x"];

        Assert.Equal((ColumnKind.Number, 20, 180, 0), (x.Kind, x.MissingCount, x.PresentCount, x.NaNCount));
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("?")]
    [InlineData("")]
    [InlineData(" ")]
    public void A_marker_among_texts_is_missing(string marker)
    {
        ColumnSummary x = Read(i => i % 10 == 3 ? marker : $"t{i % 4}")["x"];

        Assert.Equal((ColumnKind.Category, 20, 4), (x.Kind, x.MissingCount, x.Distinct.Count));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("-")]
    public void A_word_that_may_be_a_category_is_one_among_texts(string word)
    {
        ColumnSummary x = Read(i => i % 10 == 3 ? word : $"t{i % 4}")["x"];

        Assert.Equal((ColumnKind.Category, 0, 5), (x.Kind, x.MissingCount, x.Distinct.Count));
    }

    [Theory]
    [InlineData("nan", 20, 0)]
    [InlineData("NaN", 20, 0)]
    [InlineData("inf", 0, 20)]
    [InlineData("-inf", 0, 20)]
    [InlineData("Infinity", 0, 20)]
    [InlineData("-INF", 0, 20)]
    public void Numbers_that_are_not_finite_stay_numbers_and_are_not_missing(string cell, int nans, int infinities)
    {
        ColumnSummary x = Read(i => i % 10 == 3 ? cell : $"{i}.5")["x"];

        Assert.Equal((ColumnKind.Number, 0, nans, infinities), (x.Kind, x.MissingCount, x.NaNCount, x.InfinityCount));
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData(" 7 ")]
    [InlineData("+5")]
    [InlineData("-0.25")]
    [InlineData("1E-7")]
    [InlineData("\"12\"")]
    [InlineData(".5")]
    public void Spellings_of_numbers_are_numbers(string cell)
    {
        ReadTable table = Read(i => i % 10 == 3 ? cell : $"{i}.5");

        Assert.Equal((ColumnKind.Number, 200), (table["x"].Kind, table["x"].PresentCount));
        Assert.Empty(table.Said);
    }

    [Fact]
    public void Whole_numbers_of_more_than_15_digits_are_identifiers_and_stay_apart()
    {
        ColumnSummary x = Read(i => (9_007_199_254_740_993 + i).ToString(CultureInfo.InvariantCulture))["x"];

        Assert.Equal((ColumnKind.Category, 200), (x.Kind, x.Distinct.Count));
    }

    [Fact]
    public void Long_decimals_are_numbers() => Assert.Equal(ColumnKind.Number, Read(i => $"0.{i:D3}45678901234567890123")["x"].Kind);

    [Theory]
    [InlineData("abc")]
    [InlineData("1,5")]
    [InlineData("a \"quoted\" to")]
    public void Text_far_below_numbers_makes_categories_and_names_its_line(string cell)
    {
        ReadTable table = Read(i => i == 15_000 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : $"{i % 50}", 16_000);

        Assert.Equal((ColumnKind.Category, 51, 0), (table["x"].Kind, table["x"].Distinct.Count, table["x"].MissingCount));
        Assert.Contains("line 15002 of column 'x'", Assert.Single(table.Said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("none")]
    [InlineData("  ")]
    public void A_marker_far_below_numbers_is_missing_and_not_worth_a_word(string marker)
    {
        ReadTable table = Read(i => i >= 15_000 ? marker : $"{i % 50}", 16_000);

        Assert.Equal((ColumnKind.Number, 1_000, 15_000), (table["x"].Kind, table["x"].MissingCount, table["x"].PresentCount));
        Assert.Empty(table.Said);
    }

    [Fact]
    public void Text_far_below_numbers_and_markers_is_not_taken_for_missing()
    {
        ReadTable table = Read(i => i == 15_000 ? "abc" : i % 9 == 0 ? "-" : $"{i % 50}", 16_000);

        Assert.Equal((ColumnKind.Category, 52), (table["x"].Kind, table["x"].Distinct.Count));
        Assert.Contains("'abc'", Assert.Single(table.Said), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_of_several_columns_may_be_taken_back()
    {
        string rows = string.Concat(Enumerable.Range(0, 14_000).Select(i => $"{(i == 12_000 ? "p" : $"{i}")},{(i == 13_000 ? "q" : $"{i}")},{(i == 11_000 ? "-" : $"{i}")}\n"));
        ReadTable table = ReadTable.Of(folder.Write("a.csv", "a,b,c\n" + rows));

        Assert.Equal([ColumnKind.Category, ColumnKind.Category, ColumnKind.Number], table.Data.Columns.Select(c => c.Kind));
        Assert.Equal(2, table.Said.Count);
        Assert.Equal(14_000, table.Data.Rows);
    }

    [Fact]
    public void A_column_of_nothing_but_markers_has_no_values() => Assert.Equal((200, 0), (Read(_ => "?")["x"].MissingCount, Read(_ => "NA")["x"].PresentCount));

    private ReadTable Read(Func<int, string> cell, int rows = 200) =>
        ReadTable.Of(folder.Write("a.csv", "x,z\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{cell(i)},{i}\n"))));
}
