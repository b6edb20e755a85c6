using System.Text;
using System.Text.Json;

namespace CollapseGuard.Cli.Tests.Commands;

/// <summary><c>collapseguard run</c>.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_collapse_is_told_with_its_alarm_cause_layers_and_epochs()
    {
        Run run = Run.Of("run", SampleRuns.CollapsesAtHalf(folder));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("CollapseGuard: OutputCollapse; collapse alarm at step 250\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Regression, steps 1 to 400 (400 in the journal), 4 epochs. Training ended.", run.Out, StringComparison.Ordinal);
        Assert.Contains($"First cause: {SampleRuns.Collapsed.Causes[0].Cause}", run.Out, StringComparison.Ordinal);
        Assert.Contains("layers.0         5 % -> 95 %  ▁▁▁▁▁▁▁▁▁", run.Out, StringComparison.Ordinal);
        Assert.Contains("0.0010 -> 0", run.Out, StringComparison.Ordinal);
        Assert.Contains("         4        400          0.500          0.600", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void A_training_under_the_monitor_is_told_as_it_went()
    {
        using (var journal = new RunJournal(folder["a.jsonl"]))
        {
            var monitor = new TrainingMonitor(TrainingTask.Regression, new MonitorOptions { Observers = [journal] });
            var random = new Random(5);
            var targets = new float[64];
            var outputs = new float[64];
            for (int step = 0; step < 1200; step++)
            {
                for (int row = 0; row < targets.Length; row++)
                {
                    targets[row] = (float)random.NextDouble();
                    outputs[row] = step < 600 ? targets[row] + (.1f * (float)random.NextDouble()) : .5f;
                }

                monitor.ObserveStep(step < 600 ? .01 : .1, outputs, 1, targets);
            }

            monitor.EndTraining();
        }

        Run run = Run.Of("run", folder["a.jsonl"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Matches("collapse alarm at step 6[0-9][0-9]", run.Out);
        Assert.Contains("steps 1 to 1,200 (1,200 in the journal)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_alarm_is_marked_below_the_column_of_its_step()
    {
        string[] lines = Run.Of("run", SampleRuns.CollapsesAtHalf(folder)).Out.Split('\n');
        string spread = lines.Single(l => l.Contains("output spread", StringComparison.Ordinal) && l.Contains('▁', StringComparison.Ordinal));
        string mark = lines.Single(l => l.Contains('▲', StringComparison.Ordinal));

        int from = spread.IndexOfAny(['▁', '▂', '▃'], 40), columns = spread.Length - from;
        Assert.Equal(from + (249 * columns / 400), mark.IndexOf('▲', StringComparison.Ordinal));
        Assert.EndsWith("alarm at step 250", mark, StringComparison.Ordinal);
        Assert.InRange(spread.LastIndexOf('█') - from, columns * .4, columns * .55);
    }

    [Fact]
    public void Text_keeps_to_96_columns() =>
        Assert.All(Run.Of("run", SampleRuns.CollapsesAtHalf(folder)).Out.Split('\n'), line => Assert.InRange(line.Length, 0, 96));

    [Fact]
    public void Healthy_exits_0() => Ends(0, "CollapseGuard: Healthy", SampleRuns.Healthy);

    [Fact]
    public void Inconclusive_exits_3() => Ends(3, "CollapseGuard: Inconclusive", SampleRuns.Inconclusive);

    [Fact]
    public void An_end_without_a_diagnosis_exits_3() => Ends(3, "no diagnosis was asked for", null);

    [Fact]
    public void Training_that_goes_on_exits_3()
    {
        Run run = Run.Of("run", SampleRuns.Short(folder, "a.jsonl", _ => { }));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Training has not ended, or was stopped", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alarm_exits_1_before_training_has_ended()
    {
        Run run = Run.Of("run", SampleRuns.Short(folder, "a.jsonl", journal => journal.Alarm(10, SampleRuns.Collapsed)));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("CollapseGuard: COLLAPSE ALARM at step 10 (OutputCollapse)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alarm_of_an_attempt_that_was_taken_back_is_no_part_of_the_run()
    {
        Run run = Run.Of("run", SampleRuns.Short(folder, "a.jsonl", journal =>
        {
            journal.Alarm(8, SampleRuns.Collapsed);
            journal.BeginTraining(TrainingTask.Regression);
            SampleRuns.Step(journal, 5, .1, .5, 0);
            journal.EndTraining(SampleRuns.Healthy);
        }));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("continued once from a checkpoint", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("alarm", run.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_said_aloud()
    {
        Run run = Run.Of("run", SampleRuns.Short(folder, "a.jsonl", journal => SampleRuns.Step(journal, 11, double.NaN, double.NaN, 0)));

        Assert.Contains("The loss was NaN or infinite at 1 of 11 steps, the latest among them.", run.Out, StringComparison.Ordinal);
        Assert.Contains("!", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_layers_and_a_hundred_thousand_steps_stay_one_screen()
    {
        using (var journal = new RunJournal(folder["a.jsonl"]))
        {
            journal.BeginTraining(TrainingTask.Multiclass);
            for (int step = 1; step <= 100_000; step += 100)
            {
                for (int layer = 0; layer < 100; layer++)
                {
                    journal.ObserveLayer(step, $"block.{layer}", new LayerNumbers { DeadShare = layer == 70 ? 1 : 0, GradientScale = 1 });
                }

                journal.EndStep(new StepNumbers(step, 1, 1, 1));
            }

            for (int epoch = 1; epoch <= 5000; epoch++)
            {
                journal.EndEpoch(new Summaries.EpochSummary(epoch, 100_000, 1, epoch == 2222 ? .1 : 1));
            }
        }

        string text = Run.Of("run", folder["a.jsonl"]).Out;

        Assert.InRange(text.Split('\n').Length, 30, 70);
        Assert.Contains("block.70", text, StringComparison.Ordinal);
        Assert.Contains("84 layers", text, StringComparison.Ordinal);
        Assert.Contains("2,222", text, StringComparison.Ordinal);
        Assert.Contains("5,000", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_has_tables_and_no_loose_ends()
    {
        string text = Run.Of("run", SampleRuns.CollapsesAtHalf(folder), "--format", "markdown").Out;

        Assert.StartsWith("## CollapseGuard: OutputCollapse", text, StringComparison.Ordinal);
        Assert.Contains("| layers.0 | 5 % → 95 % | `▁", text, StringComparison.Ordinal);
        Assert.Contains("**Alarm, step 250**", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(l => l.StartsWith('|')), row => Assert.EndsWith("|", row, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_holds_the_courses_the_alarm_and_the_report()
    {
        JsonElement json = JsonDocument.Parse(Run.Of("run", SampleRuns.CollapsesAtHalf(folder), "--format", "json").Out).RootElement;

        Assert.Equal(1, json.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("OutputCollapse", json.GetProperty("outcome").GetString());
        Assert.Equal(250, json.GetProperty("alarm").GetProperty("step").GetInt64());
        Assert.Equal(400, json.GetProperty("steps").GetInt64());
        Assert.InRange(json.GetProperty("loss").GetProperty("windows").GetArrayLength(), 64, 128);
        Assert.Equal(400, json.GetProperty("loss").GetProperty("windows").EnumerateArray().Sum(w => w.GetProperty("count").GetInt64()));
        Assert.Equal("layers.2", json.GetProperty("layers")[1].GetProperty("name").GetString());
        Assert.Equal(Outcome.OutputCollapse, CollapseReport.FromJson(json.GetProperty("report").GetRawText()).Outcome);
    }

    [Fact]
    public void A_terminal_gets_colour_and_the_same_words()
    {
        string file = SampleRuns.CollapsesAtHalf(folder);

        Run colored = Run.Of((output, error) => new Terminal(output, error, true, true, NoColor: false), "run", file);

        Assert.Contains("\u001b[", colored.Out, StringComparison.Ordinal);
        Assert.Equal(Run.Of("run", file).Out, System.Text.RegularExpressions.Regex.Replace(colored.Out, "\u001b\\[[0-9;]*m", "").ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_output_without_blocks_gets_ascii()
    {
        Assert.Equal(Runs.Chart.Ascii, Runs.Chart.GlyphsFor(Encoding.ASCII));
        Assert.Equal(Runs.Chart.Blocks, Runs.Chart.GlyphsFor(Encoding.UTF8));
    }

    [Fact]
    public void Names_of_layers_reach_no_terminal_as_control_codes()
    {
        string file = SampleRuns.Short(folder, "a.jsonl", j => j.ObserveLayer(11, "\u001b[31mred|`x", new LayerNumbers { DeadShare = 1 }));
        File.AppendAllText(file, "{\"type\":\"layer\",\"step\":11,\"layer\":\"\\u001b[31mred|`x\",\"deadShare\":1}\n");

        Assert.DoesNotContain("\u001b", Run.Of("run", file).Out, StringComparison.Ordinal);
        Assert.Contains("red\\|\\`x", Run.Of("run", file, "--format", "markdown").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", Run.Of("watch", file, "--once").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_goes_to_a_file()
    {
        Run run = Run.Of("run", SampleRuns.CollapsesAtHalf(folder), "--output", folder["run.txt"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith("CollapseGuard: OutputCollapse", File.ReadAllText(folder["run.txt"]), StringComparison.Ordinal);
    }

    private void Ends(int exitCode, string said, CollapseReport? report)
    {
        Run run = Run.Of("run", SampleRuns.Short(folder, "a.jsonl", journal => journal.EndTraining(report)));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
    }
}
