using System.Globalization;
using System.Text;
using CollapseGuard.Detectors;
using CollapseGuard.Diagnosis;
using CollapseGuard.Tests.Reports;
using static CollapseGuard.CauseId;

namespace CollapseGuard.Tests.Diagnosis;

public class CauseTableTests
{
    /// <summary>Causes that nothing can support yet, with the later part of CollapseGuard that will.</summary>
    private static readonly Dictionary<CauseId, string> Later = [];

    [Fact]
    public void Every_cause_can_be_supported_or_says_which_part_will()
    {
        foreach (CauseId cause in CauseVocabulary.All)
        {
            bool supported = CauseTable.LinesOf(cause).Any(line => line.Weight > 0);

            Assert.True(supported != Later.ContainsKey(cause), $"{cause}: {(supported ? "is supported; take it off the list" : "nothing supports it")}");
        }
    }

    [Fact]
    public void Weights_are_on_the_written_scale() =>
        Assert.All(CauseTable.Lines, line => Assert.Contains(Math.Abs(line.Weight), new[] { .7, 1.6, 3 }));

    [Fact]
    public void Every_line_names_a_detector_of_the_catalogue()
    {
        var known = DetectorCatalog.Default.Select(d => d.Descriptor.Id).ToHashSet();

        Assert.All(CauseTable.Lines, line => Assert.Contains(line.DetectorId, known));
    }

    [Fact]
    public void Every_detector_speaks_about_some_cause() => Assert.Empty(
        DetectorCatalog.Default.Select(d => d.Descriptor.Id).Except(CauseTable.Lines.Select(line => line.DetectorId)));

    [Fact]
    public void No_line_is_written_twice() => Assert.Equal(
        CauseTable.Lines.Count,
        CauseTable.Lines.Select(line => (line.Cause, line.DetectorId, line.WhenFound, line.Only?.Text)).Distinct().Count());

    [Fact]
    public void Every_cause_has_an_experiment() => Assert.All(CauseVocabulary.All, cause => Assert.NotEmpty(CauseExperiments.Of(cause)));

    [Fact]
    public void The_documented_table_is_the_one_in_force() =>
        ApprovedText.MatchesFile(Path.Combine(ApprovedText.Root, "docs", "causes", "README.md"), Page());

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append(string.Create(CultureInfo.InvariantCulture, $"""
            # Causes, and what speaks for them

            Version {CauseTable.Version} of the table. Written from `CauseTable`; a test compares. Weights are natural logs of likelihood ratios on a coarse scale (0.7 weak, 1.6 strong, 3 decisive), judged by hand: supports compare causes within one report and are no probabilities; how often they are right on injected faults was [measured](../results/injected-faults.md). Answers of one group repeat one another: the largest counts fully, the others at {CauseRanker.RepeatedShare}. A detector that could not judge adds nothing.


            """));
        foreach (CauseId cause in CauseVocabulary.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {cause}{(CauseVocabulary.IsMechanism(cause) ? " (mechanism)" : "")}\n{CauseExperiments.Of(cause)}\n\n");
            page.Append(Later.TryGetValue(cause, out string? part) ? $"Nothing supports it yet. Will: {part}.\n\n" : Table(cause));
        }

        return page.ToString().TrimEnd() + "\n";
    }

    private static string Table(CauseId cause) =>
        "| detector | answer | weight | group | because |\n|---|---|---|---|---|\n"
        + string.Concat(CauseTable.LinesOf(cause).OrderByDescending(line => line.Weight).ThenBy(line => line.DetectorId, StringComparer.Ordinal).Select(line => string.Create(
            CultureInfo.InvariantCulture,
            $"| {line.DetectorId} | {(line.WhenFound ? "found" : "clear")}{(line.Only is { } only ? $", {only.Text}" : "")} | {line.Weight:+0.0;-0.0} | {CauseTable.GroupOf(line.DetectorId)} | {line.Reason} |\n")))
        + "\n";
}
