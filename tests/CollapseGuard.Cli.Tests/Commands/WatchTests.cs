namespace CollapseGuard.Cli.Tests.Commands;

/// <summary><c>collapseguard watch</c>.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Once_in_a_pipe_prints_plain_lines()
    {
        Run run = Run.Of("watch", SampleRuns.CollapsesAtHalf(folder), "--once");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("\u001b", run.Out, StringComparison.Ordinal);
        Assert.Contains("step 400  loss 1.00  output spread 0.0010  dead units 95 % in layers.0", run.Out, StringComparison.Ordinal);
        Assert.Contains("COLLAPSE ALARM at step 250", run.Out, StringComparison.Ordinal);
        Assert.Contains("training ended: OutputCollapse", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Once_in_a_terminal_draws_a_screen()
    {
        Run run = Run.Of(Screen, "watch", SampleRuns.CollapsesAtHalf(folder), "--once");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\u001b[", run.Out, StringComparison.Ordinal);
        Assert.Contains("collapse alarm at step 250", run.Out, StringComparison.Ordinal);
        Assert.Contains("layers.2", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Waits_for_the_file_follows_it_and_ends_with_the_training(bool inTerminal)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Task<int> watching = Follow(folder["a.jsonl"], inTerminal, output, error, TestContext.Current.CancellationToken);
        await Task.Delay(60, TestContext.Current.CancellationToken);
        Assert.False(watching.IsCompleted);

        using (var journal = new RunJournal(folder["a.jsonl"]))
        {
            journal.BeginTraining(TrainingTask.Regression);
            for (int step = 1; step <= 20; step++)
            {
                SampleRuns.Step(journal, step, 1.0 / step, .5, 0);
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.False(watching.IsCompleted);
            journal.EndTraining(SampleRuns.Healthy);
        }

        Assert.Equal(0, await watching);
        Assert.Contains("Healthy", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_hears_what_it_waits_for_and_each_news_once()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Task<int> watching = Follow(folder["a.jsonl"], inTerminal: false, output, error, TestContext.Current.CancellationToken);
        await Task.Delay(60, TestContext.Current.CancellationToken);
        SampleRuns.CollapsesAtHalf(folder, name: "a.jsonl");

        Assert.Equal(1, await watching);
        Assert.Contains("waiting for", error.ToString(), StringComparison.Ordinal);
        Assert.Single(output.ToString().Split('\n'), l => l.StartsWith("COLLAPSE ALARM", StringComparison.Ordinal));
        Assert.Single(output.ToString().Split('\n'), l => l.StartsWith("training ended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_c_ends_with_130()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        using var error = new StringWriter();
        Task<int> watching = Follow(SampleRuns.Short(folder, "a.jsonl", _ => { }), inTerminal: false, output, error, stop.Token);
        await Task.Delay(60, TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        Assert.Equal(130, await watching);
        Assert.Contains("step 10", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_run_in_the_same_file_is_begun_anew()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string file = SampleRuns.Short(folder, "a.jsonl", j => SampleRuns.Step(j, 11, 1, 1, 0));
        Task<int> watching = Follow(file, inTerminal: false, output, error, TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);

        using (var journal = new RunJournal(file))
        {
            journal.BeginTraining(TrainingTask.Multiclass);
            await Task.Delay(100, TestContext.Current.CancellationToken);
            journal.EndTraining(SampleRuns.Healthy);
        }

        Assert.Equal(0, await watching);
        Assert.Contains("training began: Multiclass", output.ToString(), StringComparison.Ordinal);
    }

    private static Terminal Screen(TextWriter output, TextWriter error) => new(output, error, OutIsTerminal: true, ErrorIsTerminal: true, NoColor: false);

    private static Task<int> Follow(string file, bool inTerminal, TextWriter output, TextWriter error, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            using var watch = new Runs.Watch(file, once: false, TimeSpan.FromMilliseconds(10), new Terminal(output, error, inTerminal, inTerminal, NoColor: false));
            return await watch.RunAsync(cancellation);
        },
        CancellationToken.None);
}
