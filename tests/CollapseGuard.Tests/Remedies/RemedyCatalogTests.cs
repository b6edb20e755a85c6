using CollapseGuard.Detectors;
using CollapseGuard.Diagnosis;
using CollapseGuard.Remedies;
using CollapseGuard.Tests.Diagnosis;
using CollapseGuard.Tests.Reports;

namespace CollapseGuard.Tests.Remedies;

public class RemedyCatalogTests
{
    public static TheoryData<string> Ids => [.. RemedyCatalog.All.Select(r => r.Id)];

    [Fact]
    public void Ids_are_distinct() => Assert.Equal(RemedyCatalog.All.Count, RemedyCatalog.All.Select(r => r.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Says_why_what_and_at_what_risk(string id)
    {
        Remedy remedy = RemedyCatalog.All.Single(r => r.Id == id);

        Assert.Matches("^[a-z]+(-[a-z]+)+$", remedy.Id);
        Assert.NotEmpty(remedy.Title);
        Assert.NotEmpty(remedy.Why);
        Assert.NotEmpty(remedy.Steps);
        Assert.NotEmpty(remedy.Risk);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Names_known_findings_that_must_disappear(string id)
    {
        Remedy remedy = RemedyCatalog.All.Single(r => r.Id == id);

        Assert.NotEmpty(remedy.MustDisappear);
        Assert.All(remedy.MustDisappear, detector => Assert.Contains(CauseTable.Lines, line => line.DetectorId == detector));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_its_page_with_the_same_words(string id) =>
        ApprovedText.MatchesFile(Path.Combine(ApprovedText.Root, "docs", "remedies", id + ".md"), RemedyPage.Of(RemedyCatalog.All.Single(r => r.Id == id)));

    [Fact]
    public void The_list_of_pages_names_every_remedy() => ApprovedText.MatchesFile(
        Path.Combine(ApprovedText.Root, "docs", "remedies", "README.md"),
        $"# Remedies\n\nWhat to do, by cause. Written from `RemedyCatalog`; a test compares.\n\n| cause | remedy | risk |\n|---|---|---|\n{string.Concat(RemedyCatalog.All.Select(r => $"| {r.Cause} | [{r.Title}]({r.Id}.md) | {r.Risk} |\n"))}");

    [Fact]
    public void Shows_code_without_its_frame()
    {
        string snippet = RemedyCatalog.All.Single(r => r.Id == "standardize-target").Snippet;

        Assert.StartsWith("// Fit on the training rows only", snippet, StringComparison.Ordinal);
        Assert.Contains("\n    double mean = ", snippet, StringComparison.Ordinal);
        Assert.EndsWith("\n}", snippet, StringComparison.Ordinal);
        Assert.DoesNotContain("snippet", snippet, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_snippet_file_is_shown_by_its_remedy()
    {
        string[] files = [.. typeof(Collapse).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("snippets/", StringComparison.Ordinal))];

        Assert.NotEmpty(files);
        Assert.Equal(
            files.Select(f => f["snippets/".Length..^".cs".Length]).Order(StringComparer.Ordinal),
            RemedyCatalog.All.Where(r => r.Snippet.Length > 0).Select(r => NameOf(r.Id)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Balancing_warns_of_calibration() => Assert.All(
        RemedyCatalog.All.Where(r => r.Cause == CauseId.ClassImbalance),
        r => Assert.Contains("calibration", r.Risk, StringComparison.Ordinal));

    [Fact]
    public void Treats_the_best_supported_causes_in_their_order()
    {
        CollapseReport report = Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse), ("CG1003", null), ("CG3001", null), ("CG3003", null)]);

        Assert.Equal(["standardize-target", "probe-for-signal"], report.Remedies.Select(r => r.Id).Where(id => id is "standardize-target" or "probe-for-signal"));
        Assert.Equal("standardize-target", report.Remedies[0].Id);
    }

    [Fact]
    public void Does_not_balance_classes_where_there_is_no_signal()
    {
        CollapseReport report = Scenario.Report(Scenario.Binary, [("CG1005", Outcome.OutputCollapse), ("CG3001", null), ("CG3002", null)], "CG1003");

        Assert.Equal("probe-for-signal", report.Remedies[0].Id);
        Assert.DoesNotContain(report.Remedies, r => r.Cause == CauseId.ClassImbalance);
    }

    [Theory]
    [InlineData("CG2014", "raise-learning-rate")] // ends at the best constant, as every collapsed model may
    [InlineData("CG3001", "probe-for-signal")] // the probe has shown it
    public void Not_to_train_is_advised_first_only_with_proof(string evidence, string first)
    {
        RankedCause[] causes =
        [
            new(CauseId.NoSignal, .6, [new CauseEvidence(evidence, "says so", 1)], [], ""),
            new(CauseId.LearningRateTooLow, .3, [new CauseEvidence("CG4032", "short steps", 1)], [], ""),
        ];

        IReadOnlyList<Remedy> remedies = RemedyCatalog.For(causes);

        Assert.Equal(first, remedies[0].Id);
        Assert.Contains(remedies, r => r.Id == "probe-for-signal");
    }

    [Fact]
    public void Nothing_to_treat_gives_nothing_to_do() => Assert.Empty(RemedyCatalog.For([]));

    /// <summary>A cause that these detectors can put first needs something to do about it.</summary>
    [Fact]
    public void Every_cause_with_decisive_evidence_has_a_remedy() => Assert.All(
        CauseTable.Lines.Where(line => line.Weight >= 3).Select(line => line.Cause).Distinct(),
        cause => Assert.Contains(RemedyCatalog.All, r => r.Cause == cause));

    private static string NameOf(string id) => string.Concat(id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
