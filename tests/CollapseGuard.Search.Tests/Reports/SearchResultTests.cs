using System.Text.Json;
using CollapseGuard.Search.Tests.Running;

namespace CollapseGuard.Search.Tests.Reports;

/// <summary>A result as text, Markdown and JSON, and the line of progress.</summary>
public class SearchResultTests
{
    private static readonly SearchSpace Space = SearchSpace.Of(SearchRange.Integer("a|b", 1, 3), SearchRange.Categorical("c", "x", "<y>"));

    [Fact]
    public void Text_says_what_won_what_cannot_and_why()
    {
        Assert.Equal(
            """
            Best: trial 4, score 4: a|b = 3, c = x
            6 trials (1 rejected, 1 failed, 0 resumed) in 6.0 s; all trials done.
            grid of 6 points (a|b 5); seed 0; greater scores are better.

            Cannot win
            ----------
                 1  Failed  InvalidOperationException: bad [31m line
                 5  Rejected  DecisionCollapse.

            Trials
            ------
              trial     state  score  a|b    c           outcome   time
                  0  Accepted      0    1    x           Healthy  1.0 s
                  1    Failed    NaN    1  <y>                 -  1.0 s
                  2  Accepted      2    2    x           Healthy  1.0 s
                  3  Accepted      3    2  <y>           Healthy  1.0 s
                  4  Accepted      4    3    x           Healthy  1.0 s  <- best
                  5  Rejected     50    3  <y>  DecisionCollapse  1.0 s

            """,
            Run().ToText());
    }

    [Fact]
    public void Markdown_escapes_what_comes_from_outside()
    {
        string markdown = Run().ToMarkdown();

        Assert.Contains("| trial | state | score | a\\|b | c | outcome | why it cannot win |", markdown, StringComparison.Ordinal);
        Assert.Contains("| **4** | Accepted | 4 | 3 | x | Healthy |  |", markdown, StringComparison.Ordinal);
        Assert.Contains("| 5 | Rejected | 50 | 3 | &lt;y&gt; | DecisionCollapse | DecisionCollapse. |", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', markdown);
    }

    [Fact]
    public void Json_holds_all_of_it()
    {
        JsonElement json = JsonDocument.Parse(Run().ToJson()).RootElement;

        Assert.Equal(4, json.GetProperty("best").GetInt32());
        Assert.Equal("TrialsDone", json.GetProperty("stopReason").GetString());
        Assert.Equal("<y>", json.GetProperty("space")[1].GetProperty("choices")[1].GetString());
        JsonElement failed = json.GetProperty("trials")[1];
        Assert.Equal(("Failed", "NaN"), (failed.GetProperty("state").GetString(), failed.GetProperty("score").GetString()));
        Assert.Equal(3, json.GetProperty("trials")[5].GetProperty("values").GetProperty("a|b").GetInt32());
    }

    [Fact]
    public void Progress_writes_over_one_line_in_a_terminal()
    {
        using var terminal = new StringWriter();

        Run(new SearchProgressBar(terminal, isTerminal: true));

        string[] looks = terminal.ToString().Split('\r')[1..];
        Assert.Equal(7, looks.Length);
        Assert.StartsWith("[####....................] 1/6 trials, best 0 (trial 0), 0 rejected, 0 failed, 1.0 s", looks[0], StringComparison.Ordinal);
        Assert.StartsWith("[########################] 6/6 trials, best 4 (trial 4), 1 rejected, 1 failed, 6.0 s", looks[5], StringComparison.Ordinal);
        Assert.EndsWith($"all trials done{Environment.NewLine}", looks[6], StringComparison.Ordinal);
        Assert.DoesNotContain('\n', string.Concat(looks[..6]));
    }

    [Fact]
    public void Progress_elsewhere_is_a_line_a_trial_without_control_characters()
    {
        using var log = new StringWriter();

        Run(new SearchProgressBar(log, isTerminal: false));

        string[] lines = log.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.Equal(7, lines.Length);
        Assert.Equal("[2/6] trial 1: a|b = 1, c = <y>: Failed: InvalidOperationException: bad [31m line", lines[1]);
        Assert.DoesNotContain('\r', log.ToString().Replace(Environment.NewLine, "\n", StringComparison.Ordinal));
    }

    private static SearchResult Run(IProgress<SearchProgress>? progress = null)
    {
        var clock = new ManualClock();
        return HyperparameterSearch.Run(
            Space,
            (c, _) =>
            {
                clock.Now += TimeSpan.FromSeconds(1);
                return c.Trial == 1 ? throw new InvalidOperationException("bad\u001b[31m\nline") : new TrialResult(c.Trial == 5 ? 50 : c.Trial) { Outcome = c.Trial == 5 ? Outcome.DecisionCollapse : Outcome.Healthy };
            },
            new SearchOptions { Strategy = new GridStrategy(), MaximumTrials = 6, TimeProvider = clock, Progress = progress });
    }
}
