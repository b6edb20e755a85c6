using System.Text;
using CollapseGuard.Search.Tests.Running;

namespace CollapseGuard.Search.Tests.Journal;

/// <summary>What a journal keeps, what it forgives and what it refuses.</summary>
public sealed class JournalTests : IDisposable
{
    private static readonly SearchSpace Space = SearchSpace.Of(SearchRange.Log("rate", 1e-4, 1), SearchRange.Integer("batch", 8, 64), SearchRange.Categorical("init", "he", "glorot"));

    private readonly string path = Path.Combine(Path.GetTempPath(), $"search-{Guid.NewGuid():N}.jsonl");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_resumed_search_repeats_no_trial_and_goes_on_as_an_unbroken_one()
    {
        SearchResult unbroken = Run(Options(20) with { JournalPath = null });
        Run(Options(9));
        var repeated = new List<int>();

        SearchResult resumed = Run(Options(20), repeated.Add);

        Assert.Equal(Enumerable.Range(9, 11), repeated);
        Assert.Equal((9, 20), (resumed.Resumed, resumed.Trials.Count));
        Assert.Equal(unbroken.Trials.Select(SearchRunTests.Line), resumed.Trials.Select(SearchRunTests.Line));
        Assert.Equal(unbroken.Trials.Select(t => t.Reason), resumed.Trials.Select(t => t.Reason));
        Assert.Equal(unbroken.Best!.Number, resumed.Best!.Number);
    }

    [Fact]
    public void A_finished_search_is_read_back_whole()
    {
        bool[] actual = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0)];
        SearchResult first = HyperparameterSearch.Run(
            Space,
            (c, _) => new TrialResult(c.Trial / 3.0, Collapse.CheckBinary(Enumerable.Repeat(.5f, 200).ToArray(), actual)) { Numbers = new Dictionary<string, double> { ["loss"] = .1, ["none"] = double.NaN } },
            Options(3));

        SearchResult second = HyperparameterSearch.Run(Space, (_, _) => throw new InvalidOperationException("not again"), Options(3));

        Assert.Equal(StopReason.TrialsDone, second.StopReason);
        Assert.Equal(first.Trials.Select(SearchRunTests.Line), second.Trials.Select(SearchRunTests.Line));
        Assert.Equal(first.Trials[1].Report!.ToJson(), second.Trials[1].Report!.ToJson());
        Assert.Equal(double.NaN, second.Trials[1].Numbers["none"]);
        Assert.Equal(Outcome.OutputCollapse, second.Trials[1].Outcome);
    }

    [Fact]
    public void Half_a_last_line_is_forgiven_wherever_it_was_cut()
    {
        SearchResult whole = Run(Options(4));
        byte[] bytes = File.ReadAllBytes(path);
        int lastLine = bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n') + 1;
        for (int length = lastLine; length < bytes.Length; length += 7)
        {
            File.WriteAllBytes(path, bytes[..length]);
            var repeated = new List<int>();

            SearchResult resumed = Run(Options(4), repeated.Add);

            Assert.Equal([3], repeated);
            Assert.Equal(whole.Trials.Select(SearchRunTests.Line), resumed.Trials.Select(SearchRunTests.Line));
            Assert.Equal(4, Run(Options(4)).Resumed); // the half line is gone, and no line was joined to it
        }

        File.WriteAllBytes(path, bytes[..^1]); // only the end of the line is lost: the trial is not
        Assert.Equal(5, Run(Options(5)).Trials.Count);
        Assert.Equal(6, File.ReadAllLines(path).Length);
        File.WriteAllBytes(path, bytes[..20]); // killed within the header
        Assert.Equal(4, Run(Options(4)).Trials.Count);
    }

    [Fact]
    public void Every_other_broken_line_is_an_error_with_its_number()
    {
        Run(Options(4));
        string[] lines = File.ReadAllLines(path);

        Refused(2, "it is no JSON", [lines[0], "{\"trial\":0", lines[2]]);
        Refused(2, "it is no JSON", [lines[0], "", lines[2]]);
        Refused(3, "Trial 0 stands there twice", [lines[0], lines[1], lines[1]]);
        Refused(2, "'batch' is 65, which lies outside 'batch: Integer 8 to 64'", [lines[0], WithBatch(lines[1], "65")]);
        Refused(2, "'batch' is 8.5, which lies outside", [lines[0], WithBatch(lines[1], "8.5")]);
        Refused(2, "'batch' is \"x\", which is no number", [lines[0], WithBatch(lines[1], "\"x\"")]);
        Refused(2, "'init' is \"zeros\"", [lines[0], lines[1].Replace("\"he\"", "\"zeros\"", StringComparison.Ordinal).Replace("\"glorot\"", "\"zeros\"", StringComparison.Ordinal)]);
        Refused(2, "'state' is \"Won\"; it must be one of Failed, Accepted, Rejected", [lines[0], lines[1].Replace("\"Accepted\"", "\"Won\"", StringComparison.Ordinal)]);
        Refused(2, "'values' is missing", [lines[0], "{\"trial\":0,\"state\":\"Failed\",\"score\":\"NaN\"}"]);
        Refused(1, "it is no search journal", ["not a journal", lines[1]]);
        Refused(1, "it is no search journal", ["{\"schemaVersion\":1,\"type\":\"begin\"}"]);
    }

    [Fact]
    public void A_journal_of_another_search_is_refused_and_left_as_it_is()
    {
        Run(Options(3));
        byte[] before = File.ReadAllBytes(path);

        OfAnother("seed is 5, asked for is 6", Options(3) with { Seed = 6 });
        OfAnother("direction is \"Maximize\", asked for is \"Minimize\"", Options(3) with { Direction = ScoreDirection.Minimize });
        OfAnother("strategy is \"Bayesian, 4 initial trials, model of at most 256\", asked for is \"random\"", Options(3) with { Strategy = new RandomStrategy() });
        OfAnother("parallelism is 1, asked for is 2", Options(3) with { Parallelism = 2 });
        OfAnother("rejects is ", Options(3) with { Rejection = new RejectionRule { Outcomes = new HashSet<Outcome>() } });
        OfAnother("range 'rate' is {\"kind\":\"Log\",\"minimum\":0.0001,\"maximum\":1}, asked for is {\"kind\":\"Log\",\"minimum\":0.0001,\"maximum\":2}; range 'init' is", Options(3), SearchSpace.Of(SearchRange.Log("rate", 1e-4, 2), SearchRange.Integer("batch", 8, 64)));
        OfAnother("the ranges are in the order rate, batch, init", Options(3), SearchSpace.Of(SearchRange.Integer("batch", 8, 64), SearchRange.Log("rate", 1e-4, 1), SearchRange.Categorical("init", "he", "glorot")));

        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Two_searches_never_write_into_one_journal()
    {
        Exception? second = null;

        HyperparameterSearch.Run(
            Space,
            (_, _) =>
            {
                second ??= Record.Exception(() => Run(Options(2)));
                return new TrialResult(1);
            },
            Options(1));

        Assert.IsType<IOException>(second, exactMatch: false);
        Assert.Equal(2, File.ReadAllLines(path).Length);
    }

    [Fact]
    public void Trials_that_ran_when_the_search_ended_are_run_again_and_later_ones_are_kept()
    {
        SearchResult unbroken = Run(Options(10) with { Parallelism = 3, JournalPath = null });
        Run(Options(10) with { Parallelism = 3 });
        string[] lines = File.ReadAllLines(path);
        File.WriteAllLines(path, lines.Where(line => !line.StartsWith("{\"trial\":5,", StringComparison.Ordinal) && !line.StartsWith("{\"trial\":8,", StringComparison.Ordinal)));
        var repeated = new List<int>();

        SearchResult resumed = Run(Options(10) with { Parallelism = 3 }, n =>
        {
            lock (repeated)
            {
                repeated.Add(n);
            }
        });

        Assert.Equal([5, 8], repeated.Order());
        Assert.Equal(unbroken.Trials.Select(SearchRunTests.Line), resumed.Trials.Select(SearchRunTests.Line));
    }

    private static string WithBatch(string line, string value) => System.Text.RegularExpressions.Regex.Replace(line, "\"batch\":\\d+", $"\"batch\":{value}");

    private SearchOptions Options(int trials) => new() { Strategy = new BayesianStrategy { InitialTrials = 4 }, Seed = 5, MaximumTrials = trials, JournalPath = path };

    private static SearchResult Run(SearchOptions options, Action<int>? ran = null) => HyperparameterSearch.Run(
        Space,
        (c, _) =>
        {
            ran?.Invoke(c.Trial);
            return c.Trial == 3 ? throw new InvalidOperationException("third") : c.Trial == 6 ? TrialResult.Rejected("sixth") : new TrialResult(-Math.Abs(Math.Log(c.GetDouble("rate"))) + (c.GetInt32("batch") / 64.0));
        },
        options);

    private void Refused(int line, string message, string[] lines)
    {
        File.WriteAllText(path, string.Join('\n', lines) + "\n", new UTF8Encoding(false));
        SearchJournalException refused = Assert.Throws<SearchJournalException>(() => Run(Options(4)));
        Assert.Equal(line, refused.LineNumber);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Line {line} of ", refused.Message, StringComparison.Ordinal);
    }

    private void OfAnother(string difference, SearchOptions options, SearchSpace? space = null)
    {
        SearchJournalException refused = Assert.Throws<SearchJournalException>(() => HyperparameterSearch.Run(space ?? Space, (_, _) => new TrialResult(1), options));
        Assert.Contains(difference, refused.Message, StringComparison.Ordinal);
    }
}
