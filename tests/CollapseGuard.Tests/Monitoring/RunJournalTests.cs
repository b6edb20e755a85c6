using System.Globalization;
using System.Text;
using System.Text.Json;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Monitoring;

public sealed class RunJournalTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"collapseguard-{Guid.NewGuid():N}.jsonl");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void What_was_written_is_read_back()
    {
        var told = new RecordedCalls();
        SampleTraining.Tell(told);

        Write(SampleTraining.Tell);
        RecordedCalls read = Read(out RunJournalReader reader);

        Assert.Equal(told.Calls, read.Calls);
        Assert.Equal(told.Layers, read.Layers);
        Assert.All(read.Reports, r => Assert.Equal(SampleTraining.Collapsed.ToJson(), r!.ToJson()));
        Assert.Equal(0, reader.ProblemCount);
    }

    [Fact]
    public void Every_line_is_an_object_and_the_first_names_the_version()
    {
        Write(SampleTraining.Tell);

        string[] lines = File.ReadAllText(path).TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
        Assert.Equal("{\"schemaVersion\":1,\"type\":\"begin\",\"task\":\"Regression\"}", lines[0]);
        Assert.Equal("{\"type\":\"step\",\"step\":1,\"loss\":2.5,\"outputSpread\":0.5,\"evidence\":1}", lines[2]);
        Assert.Equal("{\"type\":\"layer\",\"step\":2,\"layer\":\"layers.0\"}", lines[3]);
        Assert.Equal("{\"type\":\"step\",\"step\":2,\"loss\":\"NaN\",\"evidence\":\"Infinity\"}", lines[4]);
    }

    [Fact]
    public void The_culture_of_the_process_changes_nothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            Write(SampleTraining.Tell);
            string invariant = File.ReadAllText(path);
            CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
            Write(SampleTraining.Tell);
            Assert.Equal(invariant, File.ReadAllText(path));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Each_step_reaches_a_reader_while_the_run_goes_on()
    {
        using var journal = new RunJournal(path);
        using RunJournalReader reader = RunJournalReader.Open(path);
        var read = new RecordedCalls();
        Assert.Equal(0, reader.ReadTo(read, TestContext.Current.CancellationToken));

        journal.BeginTraining(TrainingTask.Binary);
        journal.EndStep(new StepNumbers(1, 1, 1, 1));
        Assert.Equal(2, reader.ReadTo(read, TestContext.Current.CancellationToken));

        journal.EndStep(new StepNumbers(2, 1, 1, 1));
        Assert.Equal(1, reader.ReadTo(read, TestContext.Current.CancellationToken));
        Assert.Equal(["begin Binary", "step 1 1 1 1", "step 2 1 1 1"], read.Calls);
    }

    [Fact]
    public void A_layer_told_twice_in_a_step_is_one_line()
    {
        Write(journal =>
        {
            journal.BeginTraining(TrainingTask.Binary);
            journal.ObserveLayer(1, "a", new LayerNumbers { DeadShare = .1 });
            journal.ObserveLayer(1, "a", new LayerNumbers { DeadShare = .2 });
            journal.EndStep(new StepNumbers(1, 1, 1, 1));
        });

        Assert.Equal(["begin Binary", "layer 1 a 0.2", "step 1 1 1 1"], Read(out _).Calls);
    }

    [Fact]
    public void Every_third_step_with_its_layers()
    {
        Write(journal => Steps(journal, 9), new RunJournalOptions { KeepEvery = 3 });

        Assert.Equal(["step 1", "step 4", "step 7"], Kept("step"));
        Assert.Equal(["layer 1", "layer 4", "layer 7"], Kept("layer"));
    }

    [Fact]
    public void Layers_told_after_their_step_are_kept_with_it()
    {
        Write(
            journal =>
            {
                journal.BeginTraining(TrainingTask.Regression);
                for (int step = 1; step <= 7; step++)
                {
                    journal.EndStep(new StepNumbers(step, 1, 1, 1));
                    journal.ObserveLayer(step, "a", new LayerNumbers());
                }

                journal.EndTraining(null);
            },
            new RunJournalOptions { KeepEvery = 3 });

        Assert.Equal(["step 1", "step 4", "step 7"], Kept("step"));
        Assert.Equal(["layer 1", "layer 4", "layer 7"], Kept("layer"));
    }

    [Fact]
    public void Follows_the_monitor_and_a_monitor_can_follow_it()
    {
        TrainingMonitor told;
        using (var journal = new RunJournal(path))
        {
            told = new TrainingMonitor(TrainingTask.Regression, new MonitorOptions { Observers = [journal] });
            for (int step = 0; step < 20; step++)
            {
                told.ObserveStep(1.0 / (step + 1), [step, 2f, 3f, 4f], 1, [1f, 2f, 3f, 4f]);
                told.ObserveLayer("a", new LayerNumbers { DeadShare = .5 });
                if (step % 10 == 9)
                {
                    told.EndEpoch(.25);
                }
            }

            told.EndTraining();
        }

        var again = new TrainingMonitor(TrainingTask.Regression);
        using RunJournalReader reader = RunJournalReader.Open(path);
        reader.ReadTo(again, TestContext.Current.CancellationToken);

        Assert.Equal(0, reader.ProblemCount);
        Assert.Equal(told.Summarize().Loss.Windows, again.Summarize().Loss.Windows);
        Assert.Equal(told.Summarize().OutputSpread.Windows, again.Summarize().OutputSpread.Windows);
        Assert.Equal(told.Summarize().EpochLosses, again.Summarize().EpochLosses);
        Assert.Equal(told.Summarize().Layers, again.Summarize().Layers);
    }

    [Fact]
    public void A_long_run_is_thinned_more_and_more()
    {
        Write(journal => Steps(journal, 1000), new RunJournalOptions { ThinAfter = 10 });

        string[] steps = Kept("step");
        Assert.InRange(steps.Length, 50, 80); // 10 a doubling: 1, 2, 4, ... 64 apart
        Assert.Equal(["step 1", "step 2", "step 3"], steps[..3]);
        Assert.Equal(64, long.Parse(steps[^1][5..], CultureInfo.InvariantCulture) - long.Parse(steps[^2][5..], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Without_append_an_older_run_is_replaced()
    {
        Write(SampleTraining.Tell);
        Write(journal => journal.BeginTraining(TrainingTask.Multiclass));

        Assert.Equal(["begin Multiclass"], Read(out _).Calls);
    }

    [Fact]
    public void Append_goes_on_behind_a_line_that_was_cut_off()
    {
        File.WriteAllText(path, "{\"schemaVersion\":1,\"type\":\"begin\",\"task\":\"Binary\"}\n{\"type\":\"step\",\"st");
        Write(journal => Steps(journal, 1), new RunJournalOptions { Append = true });

        RecordedCalls read = Read(out RunJournalReader reader);

        Assert.Equal(["begin Binary", "begin Regression", "layer 1 a NaN", "step 1 1 1 1"], read.Calls);
        Assert.Equal(2, Assert.Single(reader.Problems).Line);
    }

    [Fact]
    public void Append_leaves_other_files_alone()
    {
        File.WriteAllText(path, "y,prediction\n1,2\n");

        Assert.Throws<RunJournalFormatException>(() => new RunJournal(path, new RunJournalOptions { Append = true }));
        Assert.Equal("y,prediction\n1,2\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_full_disk_ends_the_journal_and_not_the_training()
    {
        Exception? told = null;
        using var journal = new RunJournal(new FullDisk(), new RunJournalOptions { OnFailure = e => told = e });

        SampleTraining.Tell(journal);

        Assert.IsType<IOException>(journal.Failure);
        Assert.Same(told, journal.Failure);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunJournalOptions { KeepEvery = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunJournalOptions { ThinAfter = 0 });
    }

    private static void Steps(ITrainingObserver observer, int count)
    {
        observer.BeginTraining(TrainingTask.Regression);
        for (int step = 1; step <= count; step++)
        {
            observer.ObserveLayer(step, "a", new LayerNumbers());
            observer.EndStep(new StepNumbers(step, 1, 1, 1));
        }
    }

    private void Write(Action<ITrainingObserver> tell, RunJournalOptions? options = null)
    {
        using var journal = new RunJournal(path, options);
        tell(journal);
    }

    private string[] Kept(string type) => [.. Read(out _).Calls.Where(c => c.StartsWith(type, StringComparison.Ordinal)).Select(c => string.Join(' ', c.Split(' ')[..2]))];

    private RecordedCalls Read(out RunJournalReader reader)
    {
        var read = new RecordedCalls();
        using (reader = RunJournalReader.Open(path))
        {
            reader.ReadTo(read, TestContext.Current.CancellationToken);
            reader.Finish(read);
        }

        return read;
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
