using System.Text;

namespace CollapseGuard.Cli.Tests.Reading;

/// <summary>Journals that are none, or broken: exit 2 and one clear line when nothing can be read, else what can be read.</summary>
public sealed class RunBadInputTests : IDisposable
{
    private const string Begin = "{\"schemaVersion\":1,\"type\":\"begin\",\"task\":\"Binary\"}\n";
    private const string Step = "{\"type\":\"step\",\"step\":7,\"loss\":0.5}\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Missing_file() => Refused(folder["none.jsonl"], "There is no file");

    [Fact]
    public void Directory_instead_of_a_file() => Refused(folder[""], "is a directory");

    [Fact]
    public void Empty_file() => Refused(folder.Write("a.jsonl", ""), "is empty", "training has not begun");

    [Fact]
    public void Blank_file() => Refused(folder.Write("a.jsonl", "\n \n"), "holds no line");

    [Fact]
    public void Binary_file() => Refused(folder.Write("a.jsonl", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 0, 2]), "is a binary file");

    [Fact]
    public void Torn_first_line() => Refused(folder.Write("a.jsonl", Begin[..20]), "first line is cut off");

    [Fact]
    public void Other_schema() => Refused(folder.Write("a.jsonl", "{\"schemaVersion\":2,\"type\":\"begin\"}\n"), "schemaVersion 2", "reads 1");

    [Theory]
    [InlineData("y,prediction\n1,2\n")]
    [InlineData("{\"y\":1}\n{\"y\":2}\n")]
    [InlineData("{\n  \"schemaVersion\": 1\n}\n")]
    public void Other_files(string text) => Refused(folder.Write("a.jsonl", text), "is no run journal", "Line 1 is not the beginning of one");

    [Fact]
    public void Utf16_is_no_journal() => Refused(folder.Write("a.jsonl", Encoding.Unicode.GetBytes(Begin)), "is a binary file");

    [Fact]
    public void Output_over_the_journal_itself()
    {
        string file = folder.Write("a.jsonl", Begin + Step);

        Run run = Run.Of("run", file, "--output", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(Begin + Step, File.ReadAllText(file));
    }

    [Fact]
    public void Torn_last_line_is_said_and_the_rest_is_shown()
    {
        Run run = Run.Of("run", folder.Write("a.jsonl", Begin + Step + "{\"type\":\"st"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("steps 7 to 7", run.Out, StringComparison.Ordinal);
        Assert.Contains("line 3 was left out: it is cut off", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_lines_are_said_and_counted()
    {
        Run run = Run.Of("run", folder.Write("a.jsonl", Begin + "broken\n" + Step + string.Concat(Enumerable.Repeat("{}\n", 9))));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("line 2 was left out: it is no JSON object", run.Error, StringComparison.Ordinal);
        Assert.Contains("7 more line(s) were left out", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_beginning_alone_is_a_run_without_steps()
    {
        Run run = Run.Of("run", folder.Write("a.jsonl", Begin));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("no step has been written", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_never_give_a_stack_trace()
    {
        var random = new Random(3);
        byte[] good = File.ReadAllBytes(SampleRuns.Short(folder, "good.jsonl", j => j.EndTraining(SampleRuns.Healthy)));
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = [.. good];
            for (int k = 0; k <= i % 9; k++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Run run = Run.Of("run", folder.Write("a.jsonl", bytes[..random.Next(1, bytes.Length + 1)]));

            Assert.InRange(run.ExitCode, 0, 3);
            Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        }
    }

    private static void Refused(string file, params string[] said)
    {
        foreach (string[] args in (string[][])[["run", file], ["watch", file, "--once"]])
        {
            Run run = Run.Of(args);

            Assert.Equal(2, run.ExitCode);
            Assert.Empty(run.Out);
            Assert.All(said, word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
            Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        }
    }
}
