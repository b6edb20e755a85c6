using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CollapseGuard.Cli.Tests.Output;

/// <summary>Formats, files, colour, progress.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string collapsed;

    public OutputTests() => collapsed = folder.Write("a.csv", Samples.CollapsedRegression());

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Json_is_a_report_that_can_be_read_back()
    {
        string json = Run.Of("predictions", collapsed, "--format", "json").Out;

        Assert.Equal(1, JsonDocument.Parse(json).RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(Outcome.OutputCollapse, CollapseReport.FromJson(json).Outcome);
    }

    [Fact]
    public void Junit_is_xml_with_a_failure() =>
        Assert.NotEmpty(XDocument.Parse(Run.Of("predictions", collapsed, "--format", "junit").Out).Descendants("failure"));

    [Fact]
    public void Markdown_has_a_heading() => Assert.StartsWith("#", Run.Of("predictions", collapsed, "--format", "markdown").Out, StringComparison.Ordinal);

    [Fact]
    public void Summary_is_the_beginning_of_the_text()
    {
        string summary = Run.Of("predictions", collapsed, "--format", "summary").Out;

        Assert.StartsWith(summary.TrimEnd(), Run.Of("predictions", collapsed).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_format_is_a_usage_error() => Assert.Equal(2, Run.Of("predictions", collapsed, "--format", "pdf").ExitCode);

    [Fact]
    public void A_pipe_gets_no_colour_and_no_progress()
    {
        Run run = Run.Of("predictions", collapsed);

        Assert.DoesNotContain("\u001b", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_gets_colour_and_the_same_words()
    {
        Run plain = Run.Of("predictions", collapsed);

        Run colored = Run.Of((output, error) => new Terminal(output, error, true, true, NoColor: false), "predictions", collapsed);

        Assert.Contains("\u001b[", colored.Out, StringComparison.Ordinal);
        Assert.Equal(plain.Out, Regex.Replace(colored.Out, "\u001b\\[[0-9;]*m", "").ReplaceLineEndings("\n"));
    }

    [Fact]
    public void No_color_is_respected()
    {
        Run run = Run.Of((output, error) => new Terminal(output, error, true, true, NoColor: true), "predictions", collapsed);

        Assert.DoesNotContain("\u001b", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_goes_to_the_file_alone()
    {
        Run run = Run.Of("predictions", collapsed, "--output", folder["report.txt"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal(Run.Of("predictions", collapsed).Out, File.ReadAllText(folder["report.txt"]));
        Assert.Equal(["a.csv", "report.txt"], folder.Names);
    }

    [Fact]
    public void An_old_report_is_replaced()
    {
        folder.Write("report.txt", "old");

        Run.Of("predictions", collapsed, "--output", folder["report.txt"]);

        Assert.StartsWith("CollapseGuard:", File.ReadAllText(folder["report.txt"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.csv/report.txt")]
    [InlineData("missing/report.txt")]
    [InlineData("")]
    [InlineData("folder")]
    public void Output_that_cannot_be_written_exits_2_and_leaves_nothing(string path)
    {
        Directory.CreateDirectory(folder["folder"]);

        Run run = Run.Of("predictions", collapsed, "--output", path.Length == 0 ? "" : folder[path]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Equal(["a.csv", "folder"], folder.Names);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["folder"]));
    }

    [Fact]
    public async Task A_pipe_is_written_to_and_not_replaced()
    {
        using (Process made = Process.Start("mkfifo", [folder["pipe"]]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Task<string> read = Task.Run(() => File.ReadAllText(folder["pipe"]));
        int code = Run.Of("predictions", collapsed, "--output", folder["pipe"]).ExitCode;

        Assert.Equal(1, code);
        Assert.Equal(Run.Of("predictions", collapsed).Out, await read);
        Assert.Equal(["a.csv", "pipe"], folder.Names);
    }

    [Fact]
    public void Bad_input_leaves_the_old_report()
    {
        folder.Write("report.txt", "old");

        Run run = Run.Of("predictions", folder["none.csv"], "--output", folder["report.txt"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("old", File.ReadAllText(folder["report.txt"]));
    }
}
