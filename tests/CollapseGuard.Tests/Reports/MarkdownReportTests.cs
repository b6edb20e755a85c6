using System.Text.RegularExpressions;
using CsCheck;

namespace CollapseGuard.Tests.Reports;

public partial class MarkdownReportTests
{
    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<b>", "&lt;b&gt;")]
    [InlineData("`x`", "\\`x\\`")]
    [InlineData("a\\|b", "a\\\\\\|b")]
    [InlineData("line\nbreak", "line break")]
    public void Escapes_text_from_outside(string text, string expected) =>
        Assert.Contains($"| {expected} |", ReportSamples.WithUserText(text).ToMarkdown(), StringComparison.Ordinal);

    [Fact]
    public void Makes_no_link_and_no_mention_of_text_from_outside()
    {
        string markdown = ReportSamples.WithUserText("[a](http://b) https://c www.d @e").ToMarkdown();

        Assert.DoesNotContain("://", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("www.", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain('@', markdown);
    }

    [Fact]
    public void Text_from_outside_adds_no_row_no_cell_and_no_tag()
    {
        string quiet = ReportSamples.WithUserText("x").ToMarkdown();
        AnyText.Gen.Sample(text =>
        {
            string markdown = ReportSamples.WithUserText(text).ToMarkdown();
            return Bars(markdown) == Bars(quiet) && markdown.Count(c => c == '\n') == quiet.Count(c => c == '\n') && markdown.Count(c => c == '<') == quiet.Count(c => c == '<');
        });
    }

    [Fact]
    public void Fences_code_that_holds_a_fence()
    {
        CollapseReport report = ReportSamples.Collapsed;
        string markdown = (report with { Remedies = [report.Remedies[0] with { Snippet = "// ```" }] }).ToMarkdown();

        Assert.Contains("````csharp\n// ```\n````", markdown, StringComparison.Ordinal);
    }

    private static int Bars(string markdown) => UnescapedBar().Count(markdown);

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\|")]
    private static partial Regex UnescapedBar();
}
