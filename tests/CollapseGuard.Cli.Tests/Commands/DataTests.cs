namespace CollapseGuard.Cli.Tests.Commands;

/// <summary>The verb <c>data</c>: verdicts and their exit codes.</summary>
public sealed class DataTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Healthy_data_exit_0() => Judged(DataSamples.Healthy(), "Healthy", 0);

    [Fact]
    public void Data_with_a_warning_exit_0_unless_asked()
    {
        Run run = Judged(DataSamples.WithConstant(), "AtRisk", 0);

        Assert.Contains("CG3005", run.Out, StringComparison.Ordinal);
        Judged(DataSamples.WithConstant(), "AtRisk", 1, "--fail-on", "AtRisk");
    }

    [Fact]
    public void No_signal_exits_1() => Judged(DataSamples.NoSignal(2_000), "NoSignal", 1);

    [Fact]
    public void Without_a_label_signal_is_not_asked()
    {
        Run run = Run.Of("data", folder.Write("a.csv", DataSamples.Healthy()));

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("no label: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("CollapseGuard: Inconclusive", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,y\n1.5,2.5\n")]
    [InlineData("a,y\n1,0\n2,1\n3,0\n")]
    public void A_few_rows_are_a_warning_and_without_it_undecided(string text)
    {
        Run run = Judged(text, "AtRisk", 0);
        Judged(text, "Inconclusive", 3, "--suppress", "CG3020=more come tomorrow");

        Assert.Contains("CG3020", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_rows_to_find_a_weak_signal_are_undecided() => Judged(DataSamples.NoSignal(60), "Inconclusive", 3);

    [Fact]
    public void Classes_and_categories_are_judged()
    {
        string text = "color,size,y\n" + string.Concat(Enumerable.Range(0, 900).Select(i => $"{(i * 7 % 3) switch { 0 => "red", 1 => "green", _ => "blue" }},{i * 13 % 11}.5,{(i * 7 % 3 == 0 ? "yes" : "no")}\n"));

        Run run = Run.Of("data", folder.Write("a.csv", text), "--label", "y", "--format", "json");

        Assert.Equal(PredictionTask.Binary, CollapseReport.FromJson(run.Out).Subject.Task);
    }

    [Fact]
    public void A_label_that_never_varies_is_found()
    {
        Run run = Run.Of("data", folder.Write("a.csv", DataSamples.WithConstant()), "--label", "flat");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("CG3004", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_any_value_is_found()
    {
        Run run = Judged(DataSamples.With(DataSamples.Healthy(), "empty", _ => ""), "AtRisk", 0);

        Assert.Contains("'empty'", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("junit")]
    public void Every_format_is_the_same_on_every_run(string format)
    {
        string file = folder.Write("a.csv", DataSamples.WithConstant(5_000));
        Run first = Run.Of("data", file, "--label", "y", "--format", format), second = Run.Of("data", file, "--label", "y", "--format", format);

        Assert.Equal(0, first.ExitCode);
        Assert.NotEmpty(first.Out);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Json_can_be_read_back() =>
        Assert.Equal(Outcome.AtRisk, CollapseReport.FromJson(Run.Of("data", folder.Write("a.csv", DataSamples.WithConstant()), "--label", "y", "--format", "json").Out).Outcome);

    [Fact]
    public void The_seed_is_taken() => Judged(DataSamples.Healthy(), "Healthy", 0, "--seed", "5");

    [Fact]
    public void Worse_than_the_baseline_exits_1_and_as_bad_exits_0()
    {
        Run.Of("data", folder.Write("old.csv", DataSamples.Healthy()), "--label", "y", "--format", "json", "--output", folder["good.json"]);
        Run.Of("data", folder.Write("old.csv", DataSamples.WithConstant()), "--label", "y", "--format", "json", "--output", folder["bad.json"]);

        Run worse = Judged(DataSamples.WithConstant(), "AtRisk", 1, "--baseline", folder["good.json"]);
        Judged(DataSamples.WithConstant(), "AtRisk", 0, "--baseline", folder["bad.json"]);

        Assert.Contains("new: CG3005", worse.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppressed_finding_is_listed_with_its_reason()
    {
        Run run = Judged(DataSamples.WithConstant(), "Healthy", 0, "--suppress", "CG3005=kept for the old model");

        Assert.Contains("kept for the old model", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_stopped_exits_130_and_leaves_the_old_report()
    {
        folder.Write("report.txt", "old");
        using var output = new StringWriter();
        using var error = new StringWriter();

        string[] args = ["data", folder.Write("a.csv", DataSamples.Healthy()), "--label", "y", "--output", folder["report.txt"]];
        int code = await CommandLine.RunAsync(args, Run.Pipe(output, error), new CancellationToken(canceled: true));

        Assert.Equal(130, code);
        Assert.Equal("old", await File.ReadAllTextAsync(folder["report.txt"], TestContext.Current.CancellationToken));
    }

    private Run Judged(string text, string outcome, int exitCode, params string[] options)
    {
        Run run = Run.Of(["data", folder.Write("a.csv", text), "--label", "y", .. options]);

        Assert.Contains($"CollapseGuard: {outcome}", run.Out, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
        return run;
    }
}
