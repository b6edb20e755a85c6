using System.Text;

namespace CollapseGuard.Tests.Monitoring;

public class RunJournalReaderTests
{
    private const string Begin = "{\"schemaVersion\":1,\"type\":\"begin\",\"task\":\"Binary\"}\n";
    private const string Step = "{\"type\":\"step\",\"step\":7,\"loss\":0.5}\n";

    [Theory]
    [InlineData("{\"type\":\"step\",\"st\n", "no JSON object")]
    [InlineData("null\n", "no 'type'")]
    [InlineData("{}\n", "no 'type'")]
    [InlineData("[1,2]\n", "no JSON object")]
    [InlineData("\0\0\0\0\n", "no JSON object")]
    [InlineData("{\"type\":\"step\"}\n", "more members")]
    [InlineData("{\"type\":\"step\",\"step\":\"seven\"}\n", "'step'")]
    [InlineData("{\"type\":\"layer\",\"step\":7}\n", "more members")]
    [InlineData("{\"type\":\"layer\",\"step\":7,\"layer\":\"a\",\"activation\":\"Swish\"}\n", "'activation'")]
    [InlineData("{\"type\":\"alarm\",\"step\":7,\"report\":{\"schemaVersion\":9}}\n", "report cannot be read")]
    [InlineData("{\"type\":\"end\",\"report\":[]}\n", "report cannot be read")]
    public void A_broken_line_is_named_and_the_rest_is_read(string broken, string what)
    {
        RecordedCalls read = Read(Begin + broken + Step, out RunJournalReader reader);

        Assert.Equal(["begin Binary", "step 7 0.5 NaN NaN"], read.Calls);
        JournalProblem problem = Assert.Single(reader.Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_utf8_is_named()
    {
        Read([.. Encoding.UTF8.GetBytes(Begin), (byte)'"', 0xFF, (byte)'\n'], out RunJournalReader reader);

        Assert.Contains("UTF-8", Assert.Single(reader.Problems).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"type\":\"checkpoint\",\"file\":\"a.pt\"}\n")]
    [InlineData("\n  \r\n")]
    public void Types_of_lines_that_it_does_not_know_are_no_problem(string line)
    {
        RecordedCalls read = Read(Begin + line + Step, out RunJournalReader reader);

        Assert.Equal(2, read.Calls.Count);
        Assert.Equal(0, reader.ProblemCount);
    }

    [Fact]
    public void Members_that_it_does_not_know_are_ignored() =>
        Assert.Equal(["begin Binary", "step 1 2 NaN NaN"], Read(Begin + "{\"type\":\"step\",\"step\":1,\"loss\":2,\"mood\":\"good\"}\n", out _).Calls);

    [Fact]
    public void Byte_order_mark_and_carriage_returns_are_tolerated() =>
        Assert.Equal(2, Read("\uFEFF" + (Begin + Step).Replace("\n", "\r\n", StringComparison.Ordinal), out _).Calls.Count);

    [Fact]
    public void A_last_line_without_an_end_counts_when_it_is_whole()
    {
        Assert.Equal(2, Read(Begin + Step.TrimEnd(), out RunJournalReader whole).Calls.Count);
        Assert.Equal(0, whole.ProblemCount);

        Assert.Single(Read(Begin + Step[..10], out RunJournalReader torn).Calls);
        Assert.Contains("cut off", Assert.Single(torn.Problems).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no line")]
    [InlineData("\n\n", "no line")]
    [InlineData("{\"schemaVer", "cut off")]
    [InlineData("y,prediction\n1,2\n", "not the beginning")]
    [InlineData("{\"outcome\":\"Healthy\"}\n", "not the beginning")]
    [InlineData(Step, "not the beginning")]
    [InlineData("{\"schemaVersion\":2,\"type\":\"begin\"}\n", "schemaVersion 2")]
    [InlineData(Begin + "{\"schemaVersion\":3,\"type\":\"begin\"}\n", "Line 2 has schemaVersion 3")]
    public void What_is_no_journal_is_refused_with_a_reason(string text, string what)
    {
        var error = Assert.Throws<RunJournalFormatException>(() => Read(text, out _));

        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_beyond_the_limit_is_passed_over_in_bounded_memory()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(Begin), .. new byte[3 * RunJournalReader.MaxLineLength], .. Encoding.UTF8.GetBytes("\n" + Step)];

        RecordedCalls read = Read(text, out RunJournalReader reader);

        Assert.Equal(["begin Binary", "step 7 0.5 NaN NaN"], read.Calls);
        Assert.Equal(new JournalProblem(2, "it is longer than 4 MiB"), Assert.Single(reader.Problems));
    }

    [Fact]
    public void Memory_does_not_grow_with_the_run()
    {
        // Tests beside this one allocate too; what grows with the run would show at every attempt.
        long growth = long.MaxValue;
        for (int attempt = 0; attempt < 8 && growth > 1_000_000; attempt++)
        {
            long small = MemoryAfter(1_000);
            growth = MemoryAfter(200_000) - small;
        }

        Assert.InRange(growth, long.MinValue, 1_000_000);
    }

    [Fact]
    public void Only_the_first_problems_are_kept()
    {
        Read(Begin + string.Concat(Enumerable.Repeat("broken\n", 5000)), out RunJournalReader reader);

        Assert.Equal(5000, reader.ProblemCount);
        Assert.Equal(100, reader.Problems.Count);
    }

    [Fact]
    public void What_an_observer_throws_is_no_broken_line()
    {
        using var reader = new RunJournalReader(new MemoryStream(Encoding.UTF8.GetBytes(Begin)));

        Assert.Throws<System.Text.Json.JsonException>(() => reader.ReadTo(new Thrower(), TestContext.Current.CancellationToken));
    }

    private static long MemoryAfter(int steps)
    {
        using var reader = new RunJournalReader(new EndlessRun(steps));
        using var nobody = new TrainingMeter();
        Assert.Equal(steps + 1, reader.ReadTo(nobody, TestContext.Current.CancellationToken));
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static RecordedCalls Read(string text, out RunJournalReader reader) => Read(Encoding.UTF8.GetBytes(text), out reader);

    private static RecordedCalls Read(byte[] text, out RunJournalReader reader)
    {
        var read = new RecordedCalls();
        using (reader = new RunJournalReader(new MemoryStream(text)))
        {
            reader.ReadTo(read, TestContext.Current.CancellationToken);
            reader.Finish(read);
        }

        return read;
    }

    private sealed class Thrower : ITrainingObserver
    {
        public void BeginTraining(TrainingTask task) => throw new System.Text.Json.JsonException("mine");

        public void EndStep(StepNumbers numbers)
        {
        }

        public void EndEpoch(Summaries.EpochSummary epoch)
        {
        }

        public void EndTraining(CollapseReport? report)
        {
        }
    }

    /// <summary>A journal that is made while it is read.</summary>
    private sealed class EndlessRun(int steps) : MemoryStream
    {
        private int next = -1;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (next >= steps)
            {
                return 0;
            }

            next++;
            return Encoding.UTF8.GetBytes(next == 0 ? Begin : $"{{\"type\":\"step\",\"step\":{next},\"loss\":1}}\n", buffer.AsSpan(offset, count));
        }
    }
}
