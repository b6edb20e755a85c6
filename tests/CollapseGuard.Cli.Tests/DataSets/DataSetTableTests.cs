using System.Globalization;
using System.Text;
using CollapseGuard.Tests;

namespace CollapseGuard.Cli.Tests.DataSets;

/// <summary>The verb <c>data</c> on 48 real sets, beside what was verified about each by other means; the table is docs/results/data-sets.md.</summary>
public sealed class DataSetTableTests
{
    private static readonly string[] Unjudged = ["CG3001", "CG3003", "CG3004", "CG3007", "CG3012", "CG3013", "CG3014", "CG3015", "CG3018", "CG3020"];

    [Fact]
    public void Every_verified_pathology_is_found_and_nothing_is_warned_of_that_is_not_there()
    {
        SharedDataSets.Require();
        var results = SharedDataSets.All.Select(set => (Set: set, Report: Judge(set))).Select(r => (r.Set, r.Report, Expectations: Expectation.Of(r.Set, r.Report))).ToArray();
        string[] disagreements = [.. results.SelectMany(r => r.Expectations.Where(e => e.Verdict is Agreement.Missed or Agreement.False).Select(e => $"{r.Set.Name}: {e}"))];

        ApprovedText.MatchesFile(Path.Combine(ApprovedText.Root, "docs", "results", "data-sets.md"), Page(results));
        Assert.Equal(KnownDisagreements, disagreements.Select(d => d.Split(" { ")[0] + " " + d.Split("Detector = ")[1][..6]));
    }

    /// <summary>Each is explained in docs/results/data-sets.md.</summary>
    private static string[] KnownDisagreements => [];

    private static CollapseReport Judge(SharedDataSet set)
    {
        Run run = Run.Of("data", set.Path, "--label", set.Label, "--format", "json");
        Assert.True(run.ExitCode is 0 or 1 or 3, $"{set.Name}: exit {run.ExitCode}: {run.Error}");
        return CollapseReport.FromJson(run.Out);
    }

    private static string Page((SharedDataSet Set, CollapseReport Report, IReadOnlyList<Expectation> Expectations)[] results)
    {
        Expectation[] all = [.. results.SelectMany(r => r.Expectations)];
        int Total(Agreement verdict) => all.Count(e => e.Verdict == verdict);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # The verb `data` on {results.Length} real data sets

            Written by a test that judges each set with `collapseguard data FILE --label LABEL` and compares the report with what was verified about the
            set by other means (counted with pandas, or known from its documentation). {all.Length} comparisons: **{Total(Agreement.Missed)} missed, {Total(Agreement.False)} false warnings**,
            {Total(Agreement.Hint)} notes beyond what was verified, {Total(Agreement.Agrees)} agree. A note is a hint that changes no outcome; a warning makes data `AtRisk`.

            | set | rows | outcome | verified | found | also said |
            |---|---|---|---|---|---|

            """);
        foreach (var (set, report, expectations) in results)
        {
            string verified = string.Join("; ", expectations.Where(e => e.Expected.Length > 0).Select(e => $"{e.Detector} {e.Expected}"));
            string found = string.Join("; ", expectations.Where(e => e.Found.Length > 0).Select(e => $"{e.Detector} {e.Found}{Mark(e.Verdict)}"));
            string also = string.Join(", ", report.Findings.Where(f => Unjudged.Contains(f.Detector.Id)).Select(f => f.Detector.Id + (f.Severity == Severity.Note ? "" : " (" + f.Severity.ToString().ToLowerInvariant() + ")")));
            page.Append(CultureInfo.InvariantCulture, $"| {set.Name} | {set.Rows:N0} | {report.Outcome} | {Cell(verified)} | {Cell(found)} | {Cell(also)} |\n");
        }

        page.Append("\n**missed** and **false** mark disagreements, *hint* a note beyond what was verified. CG3016 is also compared with the columns that a set's documentation calls identifiers.\n");
        return page.ToString();
    }

    private static string Mark(Agreement verdict) => verdict switch
    {
        Agreement.Missed => " **missed**",
        Agreement.False => " **false**",
        Agreement.Hint => " *hint*",
        _ => "",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
